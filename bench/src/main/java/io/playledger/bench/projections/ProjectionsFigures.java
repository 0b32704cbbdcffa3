package io.playledger.bench.projections;

import io.playledger.bench.intake.Rounds;
import java.util.List;

/** What was measured. */
public record ProjectionsFigures(
    List<Folding> foldings, List<Rebuild> rebuilds, List<Delay> delays) {

  /**
   * What a projection folds alone.
   *
   * @param rounds events per second, against those that intake takes while nothing is folded
   */
  public record Folding(String projection, Workload workload, Rounds rounds) {}

  /**
   * A projection computed anew.
   *
   * @param events that were folded
   * @param seconds it took
   * @param growth time of an event in the last quarter of the results that were there at first,
   *     against one in the first quarter
   * @param liveBytes most that was left after a full collection
   * @param mostBytes used at any time that was looked at, garbage included
   */
  public record Rebuild(
      String projection,
      long events,
      double seconds,
      double growth,
      long liveBytes,
      long mostBytes) {

    public double perSecond() {
      return events / seconds;
    }
  }

  /**
   * From when a single event was due to be sent over HTTP until its row can be seen.
   *
   * @param perSecond events, sent whether or not those before had arrived
   */
  public record Delay(
      String projection, int perSecond, double p50Millis, double p99Millis, double mostMillis) {}
}
