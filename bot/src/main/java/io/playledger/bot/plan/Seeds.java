package io.playledger.bot.plan;

import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Generators for the parts of a plan. Each part has one of its own, derived from what names it, so
 * that no draw depends on the order in which other parts were drawn or played.
 */
final class Seeds {
  private static final int WHOLE_DAY = -1;
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  static SplittableRandom ofDay(long seed, LocalDate date) {
    return ofGame(seed, date, WHOLE_DAY);
  }

  static SplittableRandom ofGame(long seed, LocalDate date, int index) {
    return new SplittableRandom(mix(mix(mix(seed) + date.toEpochDay()) + index));
  }

  /** The finisher of SplitMix64: neighbouring inputs (days, indexes) give unrelated outputs. */
  private static long mix(long input) {
    long bits = input + GOLDEN_GAMMA;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }
}
