package io.playledger.leaderboard;

import io.playledger.projection.Fact;
import io.playledger.projection.Fold;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Who wins a match has one win more; who loses is on the board as well. */
final class WinsFold implements Fold<StandingKey, Standing> {

  static final Set<String> TYPES = Set.of("game_over");

  @Override
  public Set<StandingKey> keys(Fact fact) {
    StandingKey winner = key(fact, "winnerId");
    StandingKey loser = key(fact, "loserId");
    if (winner.equals(loser)) {
      throw new IllegalArgumentException("winner and loser are the same player");
    }
    return Set.of(winner, loser);
  }

  @Override
  public Change<StandingKey, Standing> apply(Fact fact, Map<StandingKey, Standing> states) {
    Instant at = fact.event().occurredAt();
    StandingKey winner = key(fact, "winnerId");
    StandingKey loser = key(fact, "loserId");
    return Change.of(
        Map.of(
            winner, of(states, winner, at).won(at),
            loser, of(states, loser, at).seen(at)));
  }

  private static Standing of(Map<StandingKey, Standing> states, StandingKey key, Instant at) {
    Standing known = states.get(key);
    return known == null ? Standing.begun(at) : known;
  }

  private static StandingKey key(Fact fact, String field) {
    return new StandingKey(fact.event().product(), StandingKey.ALL_TIME, fact.requiredText(field));
  }
}
