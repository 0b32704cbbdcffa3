package io.playledger.leaderboard.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The points of a player on a board, or what one event brings to them. The numbers are decimal, as
 * their senders wrote them: sums of these are exact, and so the same in any order. Equal numbers
 * are equal points, whatever their trailing zeros.
 *
 * @param score at most 2^53 in absolute value
 * @param subScores likewise; what ranks players of the same score
 * @param reachedAt when these points were reached, in whole microseconds; finer is cut off, as a
 *     database would
 */
public record Points(BigDecimal score, List<BigDecimal> subScores, Instant reachedAt) {

  private static final BigDecimal MAX = BigDecimal.valueOf(1L << 53);

  /**
   * @throws IllegalArgumentException if a number is out of bounds
   */
  public Points {
    score = checked(score);
    subScores = subScores.stream().map(Points::checked).toList();
    reachedAt = reachedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * What one event brings.
   *
   * @throws IllegalArgumentException if a number is not finite or out of bounds
   */
  public static Points of(double score, List<Double> subScores, Instant occurredAt) {
    return new Points(decimal(score), subScores.stream().map(Points::decimal).toList(), occurredAt);
  }

  /** The shortest decimal that stands for the number: 0.1 is a tenth. */
  private static BigDecimal decimal(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("a score must be a finite number, but is " + number);
    }
    return BigDecimal.valueOf(number);
  }

  private static BigDecimal checked(BigDecimal number) {
    if (number.abs().compareTo(MAX) > 0) {
      throw new IllegalArgumentException(
          "a score must be at most 2^53 in absolute value, but is " + number);
    }
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
