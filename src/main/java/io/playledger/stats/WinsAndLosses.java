package io.playledger.stats;

import io.playledger.projection.Fact;
import io.playledger.stats.StatsChange.Count;
import io.playledger.stats.StatsChange.Result;
import jakarta.inject.Singleton;
import java.util.List;
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
    String winner = fact.requiredText("winnerId");
    String loser = fact.requiredText("loserId");
    if (winner.equals(loser)) {
      throw new IllegalArgumentException("winner and loser are the same player");
    }
    return List.of(
        Count.one(winner, "games"),
        Count.one(winner, "wins"),
        new Result(winner, MATCHES, true),
        Count.one(loser, "games"),
        Count.one(loser, "losses"),
        new Result(loser, MATCHES, false));
  }
}
