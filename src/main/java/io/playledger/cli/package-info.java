/**
 * The commands people run beside the service. Plain Java over HTTP: they start in a moment and see
 * no more than any client does.
 */
@NullMarked
package io.playledger.cli;

import org.jspecify.annotations.NullMarked;
