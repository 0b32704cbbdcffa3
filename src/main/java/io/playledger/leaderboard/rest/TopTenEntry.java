package io.playledger.leaderboard.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.playledger.leaderboard.Entry;
import java.math.BigDecimal;

/**
 * A player and a score, as stats trackers of old have answered.
 *
 * @param userId who
 * @param score as the scoring of the game has it
 */
record TopTenEntry(@JsonProperty("user_id") String userId, BigDecimal score) {

  static TopTenEntry of(Entry entry) {
    return new TopTenEntry(entry.playerId(), entry.score());
  }
}
