package io.playledger.stats;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers by names, added up. */
final class Sums {

  private Sums() {}

  /**
   * Both together. What comes to nothing is left out: it is as if it had never been.
   *
   * @throws ArithmeticException if a sum is no long
   */
  static <K extends Comparable<K>> SortedMap<K, Long> of(Map<K, Long> one, Map<K, Long> other) {
    SortedMap<K, Long> sums = new TreeMap<>(one);
    other.forEach((name, number) -> add(sums, name, number));
    return sums;
  }

  /** The same into a map of one's own. */
  static <K extends Comparable<K>> void add(Map<K, Long> sums, K name, long number) {
    long sum = Math.addExact(sums.getOrDefault(name, 0L), number);
    if (sum == 0) {
      sums.remove(name);
    } else {
      sums.put(name, sum);
    }
  }
}
