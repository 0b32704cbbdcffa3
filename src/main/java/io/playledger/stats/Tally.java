package io.playledger.stats;

import io.playledger.event.Event;
import io.playledger.stats.StatsChange.Count;
import io.playledger.stats.StatsChange.Measured;
import io.playledger.stats.StatsChange.Result;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a player has done in a game. Never changed. The order in which events come does not matter,
 * as far as {@link Streak} says.
 *
 * @param counters how often what happened; none that is zero
 * @param measures what was measured, by its name
 * @param streaks results in a row, by their name
 * @param lastAt time of the latest event that was counted, void ones included
 */
record Tally(
    SortedMap<String, Long> counters,
    SortedMap<String, Histogram> measures,
    SortedMap<String, Streak> streaks,
    Instant lastAt) {

  static final Tally NONE =
      new Tally(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Instant.MIN);

  Tally {
    counters = Collections.unmodifiableSortedMap(counters);
    measures = Collections.unmodifiableSortedMap(measures);
    streaks = Collections.unmodifiableSortedMap(streaks);
  }

  /** What an event does to it, done or undone. */
  Tally with(List<StatsChange> changes, Event event, boolean isTakenBack) {
    SortedMap<String, Long> counts = new TreeMap<>(counters);
    SortedMap<String, Histogram> measured = new TreeMap<>(measures);
    SortedMap<String, Streak> rows = new TreeMap<>(streaks);
    int sign = isTakenBack ? -1 : 1;
    for (StatsChange change : changes) {
      switch (change) {
        case Count count -> Sums.add(counts, count.counter(), sign * count.by());
        case Measured one -> {
          Histogram now =
              measured.getOrDefault(one.measure(), Histogram.NONE).plus(one.value(), sign);
          if (now.isEmpty()) {
            measured.remove(one.measure());
          } else {
            measured.put(one.measure(), now);
          }
        }
        case Result result -> {
          Streak row = rows.getOrDefault(result.streak(), Streak.NONE);
          rows.put(
              result.streak(),
              isTakenBack
                  ? row.minus(event.id())
                  : row.plus(new Streak.Result(event.occurredAt(), event.id(), result.isWon())));
        }
      }
    }
    return new Tally(counts, measured, rows, later(lastAt, event.occurredAt()));
  }

  /** What two have done together. */
  Tally and(Tally other) {
    SortedMap<String, Histogram> measured = new TreeMap<>(measures);
    other.measures.forEach((name, more) -> measured.merge(name, more, Histogram::and));
    SortedMap<String, Streak> rows = new TreeMap<>(streaks);
    other.streaks.forEach((name, more) -> rows.merge(name, more, Streak::and));
    return new Tally(
        Sums.of(counters, other.counters), measured, rows, later(lastAt, other.lastAt));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
