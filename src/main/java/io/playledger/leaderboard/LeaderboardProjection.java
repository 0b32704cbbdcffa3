package io.playledger.leaderboard;

import io.playledger.projection.KeyedProjection;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps the boards. */
@Singleton
class LeaderboardProjection extends KeyedProjection<StandingKey, Standing> {

  static final String NAME = "leaderboard";

  LeaderboardProjection(StandingStore store) {
    super(new WinsFold(), store);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return WinsFold.TYPES;
  }
}
