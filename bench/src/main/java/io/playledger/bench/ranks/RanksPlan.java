package io.playledger.bench.ranks;

import java.time.Duration;

/**
 * What to measure, and for how long.
 *
 * @param small players on the small board
 * @param large players on the large one
 * @param rounds that the two take in turns
 * @param round how long each is read in one
 */
public record RanksPlan(int small, int large, int rounds, Duration round) {}
