package io.playledger.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was read.
 *
 * @param report which
 * @param asOf the time it was computed as of
 * @param refreshedAt when its models last held every settled event; null before the first time
 * @param from first day asked for; null where the report has no days
 * @param to last day asked for
 * @param rows by column name, in the report's order
 */
public record ReportTable(
    Report report,
    Instant asOf,
    @Nullable Instant refreshedAt,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<Map<String, @Nullable Object>> rows) {}
