package io.playledger.leaderboard;

import java.util.Comparator;

/**
 * A player on a board.
 *
 * @param product the game
 * @param season {@link #ALL_TIME}, or the stretch of time whose events count
 */
record StandingKey(String product, String season, String playerId) {

  static final String ALL_TIME = "all_time";

  /** In one order for all who write rows. */
  static final Comparator<StandingKey> ORDER =
      Comparator.comparing(StandingKey::product)
          .thenComparing(StandingKey::season)
          .thenComparing(StandingKey::playerId);
}
