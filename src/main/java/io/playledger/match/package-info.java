/** How matches end, whoever tells it: what boards and stats both read. */
@NullMarked
package io.playledger.match;

import org.jspecify.annotations.NullMarked;
