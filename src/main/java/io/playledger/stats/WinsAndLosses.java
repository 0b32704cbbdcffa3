package io.playledger.stats;

import io.playledger.match.Outcome;
import io.playledger.match.Outcome.Part;
import io.playledger.projection.Fact;
import io.playledger.stats.StatsChange.Count;
import io.playledger.stats.StatsChange.Result;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What every match of two has: a winner and a loser. For games that name no other handler. */
@Singleton
class WinsAndLosses implements StatsHandler {

  static final String NAME = "default";
  static final String MATCHES = "matches";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return Set.of("game_over");
  }

  @Override
  public List<Shown> shown() {
    return List.of(
        Shown.counter("games"),
        Shown.counter("wins"),
        Shown.counter("losses"),
        Shown.currentStreak("current_streak", MATCHES),
        Shown.bestStreak("best_streak", MATCHES));
  }

  @Override
  public List<StatsChange> changes(Fact fact) {
    Outcome outcome = Outcome.of(fact);
    IntSummaryStatistics ranks =
        outcome.parts().stream()
            .filter(part -> part.rank() != null)
            .mapToInt(part -> Objects.requireNonNull(part.rank()))
            .summaryStatistics();
    // Where only scores are told, or all are equal, nobody wins.
    boolean isDecided =
        ranks.getCount() == outcome.parts().size() && ranks.getMin() < ranks.getMax();
    List<StatsChange> changes = new ArrayList<>();
    for (Part part : outcome.parts()) {
      changes.add(Count.one(part.playerId(), "games"));
      if (isDecided) {
        boolean isWin = Objects.equals(part.rank(), ranks.getMin());
        changes.add(Count.one(part.playerId(), isWin ? "wins" : "losses"));
        changes.add(new Result(part.playerId(), MATCHES, isWin));
      }
    }
    return changes;
  }
}
