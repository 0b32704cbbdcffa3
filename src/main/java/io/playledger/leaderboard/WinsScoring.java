package io.playledger.leaderboard;

import io.playledger.leaderboard.RatingChange.Match;
import io.playledger.leaderboard.scoring.Points;
import io.playledger.leaderboard.scoring.PointsOperator;
import io.playledger.leaderboard.scoring.ScoreOrder;
import io.playledger.match.Outcome;
import io.playledger.match.Outcome.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who wins a match has one win more; who loses is on the board as well. Of several players those of
 * the best place win. The order in which results come does not matter.
 */
final class WinsScoring implements Scoring {

  @Override
  public void check(Outcome outcome) {
    if (outcome.parts().size() < 2) {
      throw new IllegalArgumentException("a match has a winner and a loser");
    }
    if (outcome.parts().stream().anyMatch(part -> part.rank() == null)) {
      throw new IllegalArgumentException("a result has no rank");
    }
  }

  @Override
  public Map<String, Standing> apply(
      Outcome outcome, Match match, Map<String, Standing> standings) {
    int best = outcome.parts().stream().mapToInt(WinsScoring::rank).min().orElseThrow();
    Map<String, Standing> now = new HashMap<>();
    for (Part part : outcome.parts()) {
      Standing before = standings.get(part.playerId());
      Standing result = of(rank(part) == best, match.occurredAt());
      now.put(part.playerId(), before == null ? result : merge(before, result));
    }
    return now;
  }

  private static int rank(Part part) {
    return Objects.requireNonNull(part.rank());
  }

  private static Standing of(boolean isWin, Instant at) {
    Points points = new Points(isWin ? BigDecimal.ONE : BigDecimal.ZERO, List.of(), at);
    return Standing.of(ScoreOrder.HIGHEST, points, at);
  }

  @Override
  public Standing merge(Standing one, Standing other) {
    Instant first = one.firstAt().isBefore(other.firstAt()) ? one.firstAt() : other.firstAt();
    return Standing.of(ScoreOrder.HIGHEST, points(one, other, first), first);
  }

  /** Who has won nothing stands where the first loss was. */
  private static Points points(Standing one, Standing other, Instant first) {
    @Nullable Points won = isNothing(one) ? null : one.points();
    @Nullable Points alsoWon = isNothing(other) ? null : other.points();
    if (won == null && alsoWon == null) {
      return new Points(BigDecimal.ZERO, List.of(), first);
    }
    if (won == null || alsoWon == null) {
      return Objects.requireNonNull(won == null ? alsoWon : won);
    }
    return PointsOperator.SUM.merge(won, alsoWon, ScoreOrder.HIGHEST);
  }

  private static boolean isNothing(Standing standing) {
    return standing.points().score().signum() == 0;
  }

  @Override
  public boolean isRating() {
    return false;
  }
}
