package io.playledger.leaderboard;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A player on a board.
 *
 * @param rank from 1; players who reached the same at the same moment share one
 * @param playerId who
 * @param score as the scoring of the game has it
 * @param reachedAt when, by the clock of the game; of equal scores the earlier one ranks higher
 */
public record Entry(long rank, String playerId, BigDecimal score, Instant reachedAt) {}
