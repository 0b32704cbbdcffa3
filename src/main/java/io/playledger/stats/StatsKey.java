package io.playledger.stats;

import java.util.Comparator;

/** A player in a game. */
record StatsKey(String product, String playerId) {

  /** In one order for all who write rows. */
  static final Comparator<StatsKey> ORDER =
      Comparator.comparing(StatsKey::playerId).thenComparing(StatsKey::product);
}
