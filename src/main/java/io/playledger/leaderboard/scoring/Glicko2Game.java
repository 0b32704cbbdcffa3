package io.playledger.leaderboard.scoring;

/**
 * A match of a rating period, as the rated player saw it.
 *
 * @param opponent as rated before the period
 */
public record Glicko2Game(Glicko2Rating opponent, MatchResult result) {}
