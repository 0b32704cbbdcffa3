package io.playledger.bot.support;

import java.util.Random;
import java.util.function.Supplier;

/** What goes wrong with one request, and whether the call was applied before that. */
public enum Fault {
  NONE,
  BUSY_UNAPPLIED,
  BUSY_APPLIED,
  DROPPED_UNAPPLIED,
  DROPPED_APPLIED;

  boolean applied() {
    return this == NONE || this == BUSY_APPLIED || this == DROPPED_APPLIED;
  }

  boolean dropped() {
    return this == DROPPED_UNAPPLIED || this == DROPPED_APPLIED;
  }

  public static Supplier<Fault> never() {
    return () -> NONE;
  }

  /** Faults of every kind, in the given share of requests. */
  public static Supplier<Fault> sometimes(double share, long seed) {
    Random random = new Random(seed);
    return () ->
        random.nextDouble() < share ? values()[1 + random.nextInt(values().length - 1)] : NONE;
  }
}
