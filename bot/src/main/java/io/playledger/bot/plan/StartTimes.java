package io.playledger.bot.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/** When games start: at any time of the UTC day, more of them in the evening. */
final class StartTimes {
  // Half a minute after midnight absorbs rounding and clocks that differ; six minutes before the
  // next one hold the longest game, ten answers of 30 s.
  private static final long EARLIEST_MILLIS = Duration.ofSeconds(30).toMillis();
  private static final long LATEST_MILLIS = Duration.ofHours(23).plusMinutes(54).toMillis();

  private static final double EVENING_SHARE = 0.4;
  private static final long EVENING_FROM_MILLIS = Duration.ofHours(15).toMillis();
  private static final long EVENING_LENGTH_MILLIS = Duration.ofHours(8).toMillis();

  private StartTimes() {}

  static Instant draw(LocalDate date, RandomGenerator random) {
    long millis = random.nextDouble() < EVENING_SHARE ? evening(random) : anyTime(random);
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(millis);
  }

  /** A triangle from 15:00 to 23:00 with its peak at 19:00. */
  private static long evening(RandomGenerator random) {
    double place = (random.nextDouble() + random.nextDouble()) / 2;
    return EVENING_FROM_MILLIS + (long) (place * EVENING_LENGTH_MILLIS);
  }

  private static long anyTime(RandomGenerator random) {
    return random.nextLong(EARLIEST_MILLIS, LATEST_MILLIS);
  }
}
