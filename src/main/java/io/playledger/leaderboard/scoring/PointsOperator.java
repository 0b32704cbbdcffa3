package io.playledger.leaderboard.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a player's points when more come. Each operator is commutative and associative,
 * so events may come in any order and in parts. Only where a sum passes 2^53 does their order
 * decide which of them is refused.
 */
public enum PointsOperator {
  /** The highest score; among equal ones the better sub-scores, then the earliest. */
  BEST {
    @Override
    Points merged(Points left, Points right, ScoreOrder order) {
      return better(left, right, Direction.HIGHEST, order.subScores());
    }
  },

  /** What came at the latest time; of the same time the larger score, then sub-scores. */
  LATEST {
    @Override
    Points merged(Points left, Points right, ScoreOrder order) {
      int later = left.reachedAt().compareTo(right.reachedAt());
      if (later != 0) {
        return later > 0 ? left : right;
      }
      List<Direction> larger = order.subScores().stream().map(any -> Direction.HIGHEST).toList();
      return better(left, right, Direction.HIGHEST, larger);
    }
  },

  /** The sum of each number, reached at the time of the latest part. */
  SUM {
    @Override
    Points merged(Points left, Points right, ScoreOrder order) {
      List<BigDecimal> subScores = new ArrayList<>();
      for (int i = 0; i < left.subScores().size(); i++) {
        subScores.add(left.subScores().get(i).add(right.subScores().get(i)));
      }
      Instant latest =
          left.reachedAt().isAfter(right.reachedAt()) ? left.reachedAt() : right.reachedAt();
      return new Points(left.score().add(right.score()), subScores, latest);
    }
  },

  /** The lowest score; among equal ones the better sub-scores, then the earliest. */
  LOWEST {
    @Override
    Points merged(Points left, Points right, ScoreOrder order) {
      return better(left, right, Direction.LOWEST, order.subScores());
    }
  };

  /**
   * The points of both together.
   *
   * @param left the points so far, or what an event brings
   * @param right likewise
   * @param order of the board; only its sub-scores count here
   * @throws IllegalArgumentException if the board has another number of sub-scores, or if a sum
   *     exceeds 2^53 in absolute value
   */
  public Points merge(Points left, Points right, ScoreOrder order) {
    order.check(left);
    order.check(right);
    return merged(left, right, order);
  }

  abstract Points merged(Points left, Points right, ScoreOrder order);

  private static Points better(
      Points left, Points right, Direction score, List<Direction> subScores) {
    int better = compare(left.score(), right.score(), score);
    for (int i = 0; better == 0 && i < subScores.size(); i++) {
      better = compare(left.subScores().get(i), right.subScores().get(i), subScores.get(i));
    }
    if (better == 0) {
      better = right.reachedAt().compareTo(left.reachedAt());
    }
    return better >= 0 ? left : right;
  }

  /** Above zero if the left one is better. */
  private static int compare(BigDecimal left, BigDecimal right, Direction direction) {
    return direction == Direction.HIGHEST ? left.compareTo(right) : right.compareTo(left);
  }
}
