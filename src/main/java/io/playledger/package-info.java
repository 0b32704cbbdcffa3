/** Playledger: a game backend around one durable log of what happened. {@link Main} starts it. */
@NullMarked
package io.playledger;

import org.jspecify.annotations.NullMarked;
