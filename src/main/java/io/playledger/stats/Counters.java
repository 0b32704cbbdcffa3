package io.playledger.stats;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a player has done in a game. Never changed; the order in which events come does not matter.
 *
 * @param values by the names of the counters
 * @param lastAt time of the latest event that is counted
 */
record Counters(SortedMap<String, Long> values, Instant lastAt) {

  Counters {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  static final Counters NONE = new Counters(new TreeMap<>(), Instant.MIN);

  /** With more of it. */
  Counters plus(Map<String, Long> more, Instant at) {
    SortedMap<String, Long> sum = new TreeMap<>(values);
    more.forEach((name, count) -> sum.merge(name, count, Math::addExact));
    return new Counters(sum, at.isAfter(lastAt) ? at : lastAt);
  }
}
