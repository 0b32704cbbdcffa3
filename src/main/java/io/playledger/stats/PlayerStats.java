package io.playledger.stats;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a player has done in a game.
 *
 * @param playerId who
 * @param product the game
 * @param stats how often what happened; zeros for a player of whom nothing is known
 * @param lastAt time of the latest event that is counted, by the clock of the game; null if there
 *     is none
 */
public record PlayerStats(
    String playerId, String product, Map<String, Long> stats, @Nullable Instant lastAt) {}
