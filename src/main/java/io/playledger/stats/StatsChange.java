package io.playledger.stats;

/** What an event does to the stats of a player. */
public sealed interface StatsChange {

  /** Whose stats. */
  String playerId();

  /**
   * More of something.
   *
   * @param counter what; of few names in all, since each player has a number for each
   * @param by how many more
   */
  record Count(String playerId, String counter, long by) implements StatsChange {

    /** One more. */
    public static Count one(String playerId, String counter) {
      return new Count(playerId, counter, 1);
    }
  }

  /**
   * A number whose median is of interest, such as a time.
   *
   * @param measure what was measured
   * @param value not negative
   */
  record Measured(String playerId, String measure, long value) implements StatsChange {}

  /**
   * Another result in a row of results, which goes by event time. At most one for each event,
   * player and row.
   *
   * @param streak the row
   * @param isWon whether it prolongs a streak; otherwise it ends one
   */
  record Result(String playerId, String streak, boolean isWon) implements StatsChange {}
}
