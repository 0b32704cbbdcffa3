/** The traffic generator's command line: options, wiring and exit statuses. */
@NullMarked
package io.playledger.bot;

import org.jspecify.annotations.NullMarked;
