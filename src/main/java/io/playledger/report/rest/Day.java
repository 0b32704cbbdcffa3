package io.playledger.report.rest;

import io.playledger.platform.error.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days in query parameters. */
final class Day {

  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  private Day() {}

  static @Nullable LocalDate parse(String field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
        return day;
      }
    } catch (DateTimeException e) {
      // falls through to the refusal
    }
    throw Refusal.invalid(
        field, "must be a day from %s to %s, such as 2026-01-31".formatted(EARLIEST, LATEST));
  }
}
