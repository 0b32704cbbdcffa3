package io.playledger.bot.api;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long one call is repeated.
 *
 * @param maxAttempts attempts in all, 1 or more
 * @param firstPause upper bound of the first pause; it doubles with every attempt
 * @param longestPause where the doubling ends
 * @param longestRetryAfter the most of a {@code Retry-After} that is honoured
 * @param total no attempt begins later than this after the first one
 */
public record RetryPolicy(
    int maxAttempts,
    Duration firstPause,
    Duration longestPause,
    Duration longestRetryAfter,
    Duration total) {

  private static final int MOST_DOUBLINGS = 20;

  /** Patient enough for the service to be restarted meanwhile. */
  public static RetryPolicy patient() {
    return new RetryPolicy(
        60,
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60));
  }

  /** For the first call of a run, where a wrong address should show at once. */
  public static RetryPolicy brief() {
    return new RetryPolicy(
        6,
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5));
  }

  /**
   * The pause after the given failed attempt: anything up to the back-off ("full jitter"), so that
   * games that failed together do not come back together, on top of what the service asked for.
   *
   * @param attempt the attempt that failed, from 1
   * @param retryAfter what the service asked for, zero if nothing
   */
  Duration pauseAfter(int attempt, Duration retryAfter, RandomGenerator random) {
    long doubled = firstPause.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
    long backOff = random.nextLong(Math.min(doubled, longestPause.toMillis()) + 1);
    return Duration.ofMillis(
        Math.min(retryAfter.toMillis(), longestRetryAfter.toMillis()) + backOff);
  }
}
