/** Events of a stretch of time as lines of JSON, for people who want to have them elsewhere. */
@NullMarked
package io.playledger.export;

import org.jspecify.annotations.NullMarked;
