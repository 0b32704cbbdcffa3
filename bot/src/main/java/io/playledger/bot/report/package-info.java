/** What a run did: as a table for people, as JSON for programs. */
@NullMarked
package io.playledger.bot.report;

import org.jspecify.annotations.NullMarked;
