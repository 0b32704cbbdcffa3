package io.playledger.bot.report;

import io.playledger.bot.play.DayCounts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.SortedMap;

/**
 * What a run did.
 *
 * @param runId part of the client request id of every game of this run
 * @param seed repeats the run's plan for the same days
 * @param days acknowledged counts by UTC day, oldest first
 * @param requests HTTP requests sent, repetitions included
 * @param retries repetitions among them
 * @param failed games not played to their planned end
 * @param wallTime from the first game's start to the last one's end
 */
public record RunReport(
    String runId,
    long seed,
    SortedMap<LocalDate, DayCounts> days,
    long requests,
    long retries,
    long failed,
    Duration wallTime) {

  DayCounts total() {
    return days.values().stream().reduce(DayCounts.NONE, DayCounts::plus);
  }

  double seconds() {
    return wallTime.toMillis() / 1000.0;
  }
}
