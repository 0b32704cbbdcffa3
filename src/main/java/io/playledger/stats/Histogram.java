package io.playledger.stats;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often numbers of about which size were measured. Never changed; neither the order in which
 * numbers come nor how they were put together matters, and each can be taken out again.
 *
 * <p>Buckets are those of HdrHistogram (Gil Tene, hdrhistogram.org): each power of two is cut into
 * 32 equal ones, so a number is at most 1.6 % (one in 64) away from the middle of its bucket, and
 * those below 64 have one each. A day in milliseconds lies in bucket 713, so answers within a day
 * never have more than 714.
 *
 * @param buckets how many numbers are in each; none that is empty
 */
record Histogram(SortedMap<Integer, Long> buckets) {

  private static final int BITS = 5;
  private static final int PER_POWER = 1 << BITS;

  static final Histogram NONE = new Histogram(new TreeMap<>());

  Histogram {
    buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
  }

  /**
   * With a number more often, or less often.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  Histogram plus(long value, long by) {
    return plus(Map.of(bucket(value), by));
  }

  /** Both together. */
  Histogram and(Histogram other) {
    return plus(other.buckets);
  }

  private Histogram plus(Map<Integer, Long> more) {
    return new Histogram(Sums.of(buckets, more));
  }

  boolean isEmpty() {
    return buckets.isEmpty();
  }

  /**
   * About the number that as many are below as above; of an even count the lower one of both in the
   * middle.
   *
   * @throws IllegalStateException if it is empty
   */
  long median() {
    long rank = (buckets.values().stream().mapToLong(Long::longValue).sum() + 1) / 2;
    long seen = 0;
    for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
      seen += bucket.getValue();
      if (seen >= rank) {
        return middle(bucket.getKey());
      }
    }
    throw new IllegalStateException("nothing was measured");
  }

  private static int bucket(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("%d is negative".formatted(value));
    }
    int power = power(value);
    return power * PER_POWER + (int) (value >> power);
  }

  /** How many of its last bits do not matter. */
  private static int power(long value) {
    return Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - BITS);
  }

  private static long middle(int bucket) {
    int power = Math.max(0, bucket / PER_POWER - 1);
    long lowest = (long) (bucket - power * PER_POWER) << power;
    return lowest + ((1L << power) - 1) / 2;
  }
}
