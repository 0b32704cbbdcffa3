package io.playledger.bench.intake;

import java.util.List;

/**
 * What the service's heap did under load.
 *
 * @param seconds it lasted
 * @param eventsPerSecond stored meanwhile
 * @param liveBytes what was left after full collections, at equal times from begin to end
 * @param mostBytes used at any time that was looked at, garbage included
 * @param refused requests that were not answered 200
 * @param firstRefusal empty where there is none
 */
public record Soak(
    long seconds,
    double eventsPerSecond,
    List<Long> liveBytes,
    long mostBytes,
    long refused,
    String firstRefusal) {

  /** In bytes; the average of the first quarter. */
  public double atFirst() {
    return average(liveBytes.subList(0, quarter()));
  }

  /** In bytes; the average of the last quarter. */
  public double atLast() {
    return average(liveBytes.subList(liveBytes.size() - quarter(), liveBytes.size()));
  }

  private int quarter() {
    return Math.max(1, liveBytes.size() / 4);
  }

  private static double average(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).average().orElse(0);
  }
}
