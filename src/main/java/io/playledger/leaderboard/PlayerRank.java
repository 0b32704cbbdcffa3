package io.playledger.leaderboard;

import java.util.List;

/**
 * Where a player stands.
 *
 * @param product the game
 * @param season whose events count; {@code all_time} for all
 * @param players on the whole board
 * @param entry the player's own
 * @param percentile the share of the other players who are not better, in percent; 100 for the
 *     best, and for one who is alone
 * @param around players next to this one, the best first, this one among them
 */
public record PlayerRank(
    String product,
    String season,
    long players,
    Entry entry,
    double percentile,
    List<Entry> around) {}
