package io.playledger.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a report are asked for.
 *
 * @param from first day; null for a month before {@code to}
 * @param to last day; null for today, by the game clock
 * @param playerId rows of this player only; null for all
 */
public record ReportQuery(
    @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String playerId) {}
