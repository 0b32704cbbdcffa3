package io.playledger.leaderboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a board.
 *
 * @param product the game
 * @param season whose events count; {@code all_time} for all
 * @param players on the whole board
 * @param entries the best first
 * @param next to be given to read on behind the last entry; null where that was all
 */
public record Board(
    String product, String season, long players, List<Entry> entries, @Nullable String next) {}
