package io.playledger.leaderboard.scoring;

import java.util.List;

/**
 * The order of a board: by score, then by each sub-score, then by who was first.
 *
 * @param score which score is better
 * @param subScores which is better of each sub-score, in their order; at most {@link
 *     #MAX_SUB_SCORES}
 */
public record ScoreOrder(Direction score, List<Direction> subScores) {

  /** Of a board; a key of its order takes eight bytes for each. */
  public static final int MAX_SUB_SCORES = 8;

  /** The highest score first, without sub-scores. */
  public static final ScoreOrder HIGHEST = new ScoreOrder(Direction.HIGHEST, List.of());

  /**
   * @throws IllegalArgumentException with too many sub-scores
   */
  public ScoreOrder {
    subScores = List.copyOf(subScores);
    if (subScores.size() > MAX_SUB_SCORES) {
      throw new IllegalArgumentException(
          "a board must have at most "
              + MAX_SUB_SCORES
              + " sub-scores, but has "
              + subScores.size());
    }
  }

  /**
   * @throws IllegalArgumentException if the points have another number of sub-scores
   */
  void check(Points points) {
    if (points.subScores().size() != subScores.size()) {
      throw new IllegalArgumentException(
          "the board has "
              + subScores.size()
              + " sub-scores, but a score came with "
              + points.subScores().size());
    }
  }
}
