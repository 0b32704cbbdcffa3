package io.playledger.leaderboard;

import java.util.Comparator;

/**
 * A player on a board.
 *
 * @param product the game
 * @param season the stretch of time whose events count, see {@link Seasons}
 */
record StandingKey(String product, String season, String playerId) {

  /** In one order for all who write rows. */
  static final Comparator<StandingKey> ORDER =
      Comparator.comparing(StandingKey::product)
          .thenComparing(StandingKey::season)
          .thenComparing(StandingKey::playerId);
}
