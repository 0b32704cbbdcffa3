package io.playledger.bench.game;

import java.time.Duration;
import java.util.List;

/**
 * What to measure.
 *
 * @param clients how many play at the same time, one measurement each
 * @param warmUp how long each side plays before, not counted
 * @param rounds how often the sides take turns
 * @param round how long each side is measured in a round
 * @param seed where the draw of the answers starts
 */
public record GamePlan(
    List<Integer> clients, Duration warmUp, int rounds, Duration round, long seed) {}
