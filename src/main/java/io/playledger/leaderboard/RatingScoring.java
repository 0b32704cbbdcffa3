package io.playledger.leaderboard;

import io.playledger.leaderboard.RatingChange.Match;
import io.playledger.leaderboard.scoring.Points;
import io.playledger.match.Outcome;
import io.playledger.match.Outcome.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By how strong players are, as far as their matches tell. Matches count in the order of the
 * ledger, whenever they took place.
 */
final class RatingScoring implements Scoring {

  private final RatingSystem system;

  RatingScoring(RatingSystem system) {
    this.system = system;
  }

  @Override
  public void check(Outcome outcome) {
    if (outcome.parts().stream().anyMatch(part -> part.rank() == null)) {
      throw new IllegalArgumentException("a result has no rank");
    }
    system.check(outcome.parts());
  }

  @Override
  public Map<String, Standing> apply(
      Outcome outcome, Match match, Map<String, Standing> standings) {
    List<List<Double>> before = new ArrayList<>();
    for (Part part : outcome.parts()) {
      Standing known = standings.get(part.playerId());
      before.add(known == null ? system.initial() : known.rating());
    }
    List<List<Double>> after = system.rate(outcome.parts(), before);
    Map<String, Standing> now = new HashMap<>();
    for (int index = 0; index < after.size(); index++) {
      String playerId = outcome.parts().get(index).playerId();
      now.put(playerId, standing(after.get(index), match, standings.get(playerId)));
    }
    return now;
  }

  private Standing standing(List<Double> rating, Match match, @Nullable Standing before) {
    Instant at = match.occurredAt();
    Points points = Points.of(system.score(rating), List.of(), at);
    if (before == null) {
      return Standing.rated(points, at, rating, match);
    }
    Instant first = before.firstAt().isBefore(at) ? before.firstAt() : at;
    return Standing.rated(points, first, rating, match).after(before);
  }

  /** Two ratings cannot be made one; whoever asks computes them anew from the matches. */
  @Override
  public Standing merge(Standing one, Standing other) {
    throw new UnsupportedOperationException("ratings are computed anew");
  }

  @Override
  public boolean isRating() {
    return true;
  }
}
