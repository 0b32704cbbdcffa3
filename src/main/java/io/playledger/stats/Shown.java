package io.playledger.stats;

/**
 * A number that every player of a game has from the first event on.
 *
 * @param name as callers see it; with its unit, where it has one
 * @param kind what is made of the stats
 * @param of the counter, measure or streak that it is made of
 */
public record Shown(String name, Kind kind, String of) {

  /** What can be shown. */
  public enum Kind {
    COUNTER,
    /** In the unit of the measure, at most 1.6 % off; null while nothing was measured. */
    MEDIAN,
    /** How many in a row were won at the end. */
    CURRENT_STREAK,
    /** The most that were ever won in a row. */
    BEST_STREAK
  }

  public static Shown counter(String name) {
    return new Shown(name, Kind.COUNTER, name);
  }

  public static Shown median(String name, String measure) {
    return new Shown(name, Kind.MEDIAN, measure);
  }

  public static Shown currentStreak(String name, String streak) {
    return new Shown(name, Kind.CURRENT_STREAK, streak);
  }

  public static Shown bestStreak(String name, String streak) {
    return new Shown(name, Kind.BEST_STREAK, streak);
  }
}
