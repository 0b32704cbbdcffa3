package io.playledger.leaderboard;

import io.playledger.leaderboard.scoring.Points;
import io.playledger.leaderboard.scoring.ScoreOrder;
import io.playledger.leaderboard.scoring.SortKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a player has reached on a board. A value.
 *
 * @param points the score, and when it was reached
 * @param firstAt time of the first event that brought the player to the board
 * @param rating what a rating system knows of the player; empty where the scoring is none
 * @param key place in the order of the board
 * @param changes of the rating, that are not written yet; oldest first
 */
record Standing(
    Points points, Instant firstAt, List<Double> rating, BoardKey key, List<RatingChange> changes) {

  Standing {
    rating = List.copyOf(rating);
    changes = List.copyOf(changes);
  }

  /** Of points that come from nothing but results. */
  static Standing of(ScoreOrder order, Points points, Instant firstAt) {
    return new Standing(
        points, firstAt, List.of(), new BoardKey(SortKey.of(order, points)), List.of());
  }

  /** Of a rating, which changes with every match. */
  static Standing rated(
      Points points, Instant firstAt, List<Double> rating, RatingChange.Match by) {
    BoardKey key = new BoardKey(SortKey.of(ScoreOrder.HIGHEST, points));
    return new Standing(
        points, firstAt, rating, key, List.of(new RatingChange(by, points, firstAt, rating, key)));
  }

  /** With the changes of one before it. */
  Standing after(Standing before) {
    if (before.changes.isEmpty()) {
      return this;
    }
    List<RatingChange> all = new ArrayList<>(before.changes);
    all.addAll(changes);
    return new Standing(points, firstAt, rating, key, all);
  }
}
