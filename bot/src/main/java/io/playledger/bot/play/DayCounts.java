package io.playledger.bot.play;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What the service acknowledged of one UTC day, or of several.
 *
 * @param games games started
 * @param finished games ended
 * @param abandoned games left without an end on purpose; a game that failed is in neither
 * @param scoreSum final scores of the finished games
 * @param answers questions answered
 * @param correct answers that were right
 */
public record DayCounts(
    long games, long finished, long abandoned, long scoreSum, long answers, long correct) {

  public static final DayCounts NONE = new DayCounts(0, 0, 0, 0, 0, 0);
  static final DayCounts STARTED = new DayCounts(1, 0, 0, 0, 0, 0);
  static final DayCounts ABANDONED = new DayCounts(0, 0, 1, 0, 0, 0);
  static final DayCounts WRONG = new DayCounts(0, 0, 0, 0, 1, 0);
  static final DayCounts CORRECT = new DayCounts(0, 0, 0, 0, 1, 1);

  static DayCounts finished(int finalScore) {
    return new DayCounts(0, 1, 0, finalScore, 0, 0);
  }

  public DayCounts plus(DayCounts other) {
    return new DayCounts(
        games + other.games,
        finished + other.finished,
        abandoned + other.abandoned,
        scoreSum + other.scoreSum,
        answers + other.answers,
        correct + other.correct);
  }

  /** Mean final score of the finished games, to two decimals; empty if none finished. */
  public Optional<BigDecimal> averageScore() {
    return ratio(scoreSum, finished, 2);
  }

  /** Share of right answers, 0 to 100, to one decimal; empty if nothing was answered. */
  public Optional<BigDecimal> correctPercent() {
    return ratio(100 * correct, answers, 1);
  }

  private static Optional<BigDecimal> ratio(long amount, long of, int decimals) {
    return of == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(of), decimals, RoundingMode.HALF_UP));
  }
}
