package io.playledger.stats;

import io.playledger.projection.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What every match of two has: a winner and a loser. For games that name no other handler. */
@ApplicationScoped
class WinsAndLosses implements StatsHandler {

  static final String NAME = "default";

  private static final String GAMES = "games";
  private static final String WINS = "wins";
  private static final String LOSSES = "losses";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return Set.of("game_over");
  }

  @Override
  public List<String> counters() {
    return List.of(GAMES, WINS, LOSSES);
  }

  @Override
  public List<Count> count(Fact fact) {
    String winner = fact.requiredText("winnerId");
    String loser = fact.requiredText("loserId");
    if (winner.equals(loser)) {
      throw new IllegalArgumentException("winner and loser are the same player");
    }
    return List.of(
        new Count(winner, GAMES),
        new Count(winner, WINS),
        new Count(loser, GAMES),
        new Count(loser, LOSSES));
  }
}
