package io.playledger.leaderboard.scoring;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The place of points in the order of a board, as bytes that compare like unsigned ones (memcmp,
 * {@code bytea}): the better the points, the larger the key. Eight bytes each for the score, the
 * sub-scores and the time; keys of a board all have the same length. Equal points have equal keys.
 */
public final class SortKey {

  private SortKey() {}

  /**
   * The key of points. Numbers count as the nearest double.
   *
   * @throws IllegalArgumentException if the board has another number of sub-scores, or if the time
   *     is more than 292,000 years from 1970
   */
  public static byte[] of(ScoreOrder order, Points points) {
    order.check(points);
    int subScores = points.subScores().size();
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES * (subScores + 2));
    key.putLong(bits(points.score(), order.score()));
    for (int i = 0; i < subScores; i++) {
      key.putLong(bits(points.subScores().get(i), order.subScores().get(i)));
    }
    return key.putLong(~unsigned(micros(points.reachedAt()))).array();
  }

  private static long bits(BigDecimal number, Direction direction) {
    // A tiny negative decimal rounds to -0.0, which must be the same as 0.0; so does adding it.
    long bits = Double.doubleToLongBits(number.doubleValue() + 0.0);
    // Negative doubles grow with their magnitude, so their bits are turned round.
    long rising = unsigned(bits < 0 ? bits ^ Long.MAX_VALUE : bits);
    return direction == Direction.HIGHEST ? rising : ~rising;
  }

  /** Signed order to unsigned order. */
  private static long unsigned(long signed) {
    return signed ^ Long.MIN_VALUE;
  }

  private static long micros(Instant time) {
    try {
      long seconds = Math.multiplyExact(time.getEpochSecond(), 1_000_000L);
      return Math.addExact(seconds, time.getNano() / 1000);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("no key can hold the time " + time, e);
    }
  }
}
