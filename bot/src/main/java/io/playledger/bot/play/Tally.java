package io.playledger.bot.play;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what a run did. Safe for many threads. */
public final class Tally {
  /** Enough to see what is wrong; a service that refuses everything must not fill the memory. */
  private static final int REASONS_KEPT = 5;

  private final SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
  private final List<String> reasons = new ArrayList<>();
  private long failed;

  synchronized void count(LocalDate day, DayCounts more) {
    days.merge(day, more, DayCounts::plus);
  }

  synchronized void fail(String reason) {
    failed++;
    if (reasons.size() < REASONS_KEPT) {
      reasons.add(reason);
    }
  }

  /** A copy of the counts by UTC day, oldest first. */
  public synchronized SortedMap<LocalDate, DayCounts> days() {
    return new TreeMap<>(days);
  }

  /** Games that were not played to their planned end. */
  public synchronized long failed() {
    return failed;
  }

  /** Why the first {@value #REASONS_KEPT} of them failed. */
  public synchronized List<String> firstReasons() {
    return List.copyOf(reasons);
  }
}
