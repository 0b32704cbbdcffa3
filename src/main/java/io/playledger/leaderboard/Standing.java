package io.playledger.leaderboard;

import io.playledger.leaderboard.scoring.Points;
import io.playledger.leaderboard.scoring.PointsOperator;
import io.playledger.leaderboard.scoring.ScoreOrder;
import io.playledger.leaderboard.scoring.SortKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a player has reached. A value; the order in which events come does not matter.
 *
 * @param points the score, and when it was reached
 * @param firstAt time of the first event that brought the player to the board
 */
record Standing(Points points, Instant firstAt) {

  /** On the board, with nothing yet. */
  static Standing begun(Instant at) {
    return new Standing(nothing(at), at);
  }

  /** With a point more. */
  Standing won(Instant at) {
    Points one = new Points(BigDecimal.ONE, List.of(), at);
    Points sum = isNothing() ? one : PointsOperator.SUM.merge(points, one, ScoreOrder.HIGHEST);
    return new Standing(sum, earlier(at));
  }

  /** There, and nothing won. */
  Standing seen(Instant at) {
    Instant first = earlier(at);
    return new Standing(isNothing() ? nothing(first) : points, first);
  }

  /** Of one person who was counted as two. */
  Standing and(Standing other) {
    if (isNothing() || other.isNothing()) {
      Standing better = isNothing() ? other : this;
      return better.seen(isNothing() ? firstAt : other.firstAt);
    }
    return new Standing(
        PointsOperator.SUM.merge(points, other.points, ScoreOrder.HIGHEST), earlier(other.firstAt));
  }

  /** Its place in the order of the board. */
  byte[] sortKey() {
    return SortKey.of(ScoreOrder.HIGHEST, points);
  }

  private boolean isNothing() {
    return points.score().signum() == 0;
  }

  private Instant earlier(Instant at) {
    return at.isBefore(firstAt) ? at : firstAt;
  }

  private static Points nothing(Instant at) {
    return new Points(BigDecimal.ZERO, List.of(), at);
  }
}
