package io.playledger.leaderboard;

import io.playledger.projection.Fold;
import io.playledger.projection.KeyedProjection;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Set;

/** Keeps the boards. */
@Singleton
class LeaderboardProjection extends KeyedProjection<StandingKey, Standing> {

  static final String NAME = "leaderboard";

  LeaderboardProjection(StandingStore store) {
    super(store);
  }

  @Override
  protected Fold<StandingKey, Standing> fold(Connection connection) {
    return new WinsFold();
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
