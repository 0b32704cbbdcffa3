package io.playledger.export.rest;

import io.playledger.platform.error.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times in query parameters. */
final class Moment {

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final int LENGTH_OF_DAY = 10;

  private Moment() {}

  /** The time, or the beginning of the day; null where there is none. */
  static @Nullable Instant parse(String field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      Instant time =
          text.length() == LENGTH_OF_DAY
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Refusal.invalid(
        field, "must be a day or a time with its offset, such as 2026-01-31T12:00:00Z");
  }
}
