package io.playledger.bench.intake;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param batches by number of connections
 * @param singles requests with one event against requests that are only read
 * @param latency of single events at a fixed rate
 * @param duplicates events that the ledger had against new ones
 * @param soak null where none was asked for
 */
public record IntakeFigures(
    List<Batches> batches,
    Rounds singles,
    Latency latency,
    Rounds duplicates,
    @Nullable Soak soak) {

  /**
   * @param connections over which batches came
   * @param rounds stored events against those of the ceiling
   */
  public record Batches(int connections, Rounds rounds) {}

  /**
   * @param perSecond requests, sent whether or not those before were answered
   */
  public record Latency(double perSecond, double p50Millis, double p99Millis) {}

  /** The number of connections that had the most of the ceiling. */
  public Batches best() {
    return batches.stream()
        .max(Comparator.comparingDouble(batch -> batch.rounds().ratio()))
        .orElseThrow();
  }
}
