package io.playledger.leaderboard;

import io.playledger.leaderboard.RatingChange.Match;
import io.playledger.leaderboard.scoring.Points;
import io.playledger.leaderboard.scoring.PointsOperator;
import io.playledger.leaderboard.scoring.ScoreOrder;
import io.playledger.match.Outcome;
import io.playledger.match.Outcome.Part;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** By the scores that results tell. The order in which they come does not matter. */
final class PointsScoring implements Scoring {

  private final PointsOperator operator;
  private final ScoreOrder order;

  /**
   * @param operator what becomes of a player's scores
   * @param order of the board
   */
  PointsScoring(PointsOperator operator, ScoreOrder order) {
    this.operator = operator;
    this.order = order;
  }

  @Override
  public void check(Outcome outcome) {
    for (Part part : outcome.parts()) {
      if (part.score() == null) {
        throw new IllegalArgumentException("a result has no score");
      }
      if (part.subScores().size() != order.subScores().size()) {
        throw new IllegalArgumentException(
            "a result has %d sub-scores, and the game %d"
                .formatted(part.subScores().size(), order.subScores().size()));
      }
      // A number out of bounds is told before anything is written.
      points(part, Instant.EPOCH);
    }
  }

  private static Points points(Part part, Instant at) {
    return new Points(Objects.requireNonNull(part.score()), part.subScores(), at);
  }

  @Override
  public Map<String, Standing> apply(
      Outcome outcome, Match match, Map<String, Standing> standings) {
    Map<String, Standing> now = new HashMap<>();
    for (Part part : outcome.parts()) {
      Standing before = standings.get(part.playerId());
      Standing result = Standing.of(order, points(part, match.occurredAt()), match.occurredAt());
      now.put(part.playerId(), before == null ? result : merge(before, result));
    }
    return now;
  }

  @Override
  public Standing merge(Standing one, Standing other) {
    Instant first = one.firstAt().isBefore(other.firstAt()) ? one.firstAt() : other.firstAt();
    return Standing.of(order, operator.merge(one.points(), other.points(), order), first);
  }

  @Override
  public boolean isRating() {
    return false;
  }
}
