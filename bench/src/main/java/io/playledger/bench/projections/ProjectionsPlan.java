package io.playledger.bench.projections;

import java.time.Duration;

/**
 * What to measure, and with how much.
 *
 * @param events that intake takes and projections fold, in a round and of a workload
 * @param results that are there before, and computed anew at the end
 * @param rounds that the sides take in turns
 * @param atFixedRate how long events come at a fixed rate
 */
public record ProjectionsPlan(int events, int results, int rounds, Duration atFixedRate) {}
