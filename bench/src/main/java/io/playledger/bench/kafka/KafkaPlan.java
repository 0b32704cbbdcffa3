package io.playledger.bench.kafka;

import java.time.Duration;

/**
 * What to measure, and with how much.
 *
 * @param events of each way in a round
 * @param warmUp events of each way before, not counted
 * @param rounds that the sides take in turns
 * @param round how long the ceiling is measured in one; the latency as long as all of them
 * @param lag events that wait while nobody takes them into the ledger
 */
public record KafkaPlan(int events, int warmUp, int rounds, Duration round, int lag) {}
