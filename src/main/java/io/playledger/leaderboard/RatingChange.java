package io.playledger.leaderboard;

import io.playledger.leaderboard.scoring.Points;
import io.playledger.ledger.Place;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a match made of a player's rating.
 *
 * @param match which
 * @param points the score after it
 * @param firstAt as of the standing
 * @param rating after it
 * @param key place in the order of the board after it
 */
record RatingChange(
    Match match, Points points, Instant firstAt, List<Double> rating, BoardKey key) {

  /**
   * A match, by its result.
   *
   * @param place of the event in the ledger
   */
  record Match(Place place, UUID eventId, Instant occurredAt) {}
}
