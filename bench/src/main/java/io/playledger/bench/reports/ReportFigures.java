package io.playledger.bench.reports;

import java.util.Map;
import java.util.Objects;

/**
 * What was measured on one ledger.
 *
 * @param events in the ledger
 * @param reports by name
 * @param refreshMillis for the new events, the median of several times
 * @param correctionMillis of a refresh after corrections, the median of several times
 * @param rebuilds by model
 */
public record ReportFigures(
    long events,
    Map<String, OfReport> reports,
    double refreshMillis,
    double correctionMillis,
    Map<String, OfRebuild> rebuilds) {

  /**
   * @param p50 milliseconds of a read over HTTP
   * @param p95 milliseconds of a read over HTTP
   * @param plainMillis the same by a plain query over the raw events
   */
  public record OfReport(double p50, double p95, double plainMillis) {}

  /**
   * @param eventsPerSecond folded
   * @param longestMillis of any transaction of the service meanwhile
   * @param p95Before of a report read before, in milliseconds
   * @param p95Meanwhile of the same report read meanwhile
   */
  public record OfRebuild(
      double eventsPerSecond, double longestMillis, double p95Before, double p95Meanwhile) {}

  /** Figures of a report that was measured. */
  public OfReport report(String name) {
    return Objects.requireNonNull(reports.get(name), name);
  }

  /** Figures of a model that was rebuilt. */
  public OfRebuild rebuild(String model) {
    return Objects.requireNonNull(rebuilds.get(model), model);
  }
}
