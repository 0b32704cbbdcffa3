package io.playledger.bench.intake;

import java.time.Duration;
import java.util.List;

/**
 * What to measure, and for how long.
 *
 * @param connections numbers of connections to send batches over
 * @param warmUp before each kind of load, not counted
 * @param rounds that the sides take in turns
 * @param round how long each side is measured in one
 * @param soak how long batches are sent while the heap is watched
 */
public record IntakePlan(
    List<Integer> connections, Duration warmUp, int rounds, Duration round, Duration soak) {}
