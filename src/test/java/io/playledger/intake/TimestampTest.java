package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.1Z",
        "2026-01-31T12:00:00.123456789Z",
        "2024-02-29T23:59:59.999999Z",
        "1970-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2026-01-31T12:00:00+01:00",
        "2026-01-31T12:00:00.5-11:30",
        "2026-01-31T12:00Z"
      })
  @DisplayName("A time is what the general parser says, cut to microseconds")
  void sameAsGeneralParser(String text) {
    assertThat(Timestamp.parse(text))
        .isEqualTo(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  @DisplayName("So is any time at all")
  void anyTime() {
    Random random = new Random(7);
    for (int round = 0; round < 10_000; round++) {
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(0, 4_102_444_800L), random.nextInt(1_000_000) * 1000L);
      String text = DateTimeFormatter.ISO_INSTANT.format(time.atOffset(ZoneOffset.UTC));

      assertThat(Timestamp.parse(text)).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "now",
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-02-30T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-00-01T12:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T12:60:00Z",
        "2026-01-31T12:00:60Z",
        "2026-01-31T12:00:00.1234567890Z",
        "2026-01-31T12:00:00,5Z",
        "2026-01-31 12:00:00Z",
        "2026-01-31T1a:00:00Z",
        "+2026-01-31T12:00:00Z",
        "２０２６-01-31T12:00:00Z"
      })
  @DisplayName("What the general parser refuses is refused")
  void refused(String text) {
    assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Timestamp.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
