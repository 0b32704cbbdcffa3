/** The time that games live in: the real one, or shifted by the debug aid. */
@NullMarked
package io.playledger.platform.clock;

import org.jspecify.annotations.NullMarked;
