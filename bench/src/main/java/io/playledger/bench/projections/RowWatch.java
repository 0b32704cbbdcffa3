package io.playledger.bench.projections;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.GameResults;
import io.playledger.bench.own.OwnDatabase;
import io.playledger.bench.projections.ProjectionsFigures.Delay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Looks for rows of players who have played once, until each of them is there. */
final class RowWatch implements AutoCloseable {
  private static final String ROWS =
      """
      select r.player_id
      from %s r
      join projection.checkpoint c on c.name = ? and c.is_live and c.revision = r.revision
      where r.player_id = any (?)
      """;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final long FIRST_PLAYER = 1_000_000_000;
  private static final int DIGITS = 3;
  private static final long LONGEST_MICROS = 600_000_000;
  private static final double MICROS_PER_MILLI = 1e3;

  private final String projection;
  private final Connection connection;
  private final PreparedStatement rows;

  /** When rows were seen, by event; by the clock of nanoseconds. */
  private final Map<Long, Long> seen = new HashMap<>();

  /** All before it were seen. */
  private long firstMissing;

  /**
   * @param table its rows, with {@code player_id} and {@code revision}
   */
  RowWatch(OwnDatabase database, String projection, String table) throws SQLException {
    this.projection = projection;
    this.connection = database.connect();
    this.rows = connection.prepareStatement(ROWS.formatted(table));
  }

  /** Of an event of the fixed rate; the loser is the next one. */
  static long winner(long event) {
    return FIRST_PLAYER + 2 * event;
  }

  /**
   * Looks for the rows of events that were sent.
   *
   * @param first number of the first one
   * @param sent so many
   * @param oneIn so many is looked for
   */
  void look(long first, long sent, int oneIn) throws SQLException {
    Map<String, Long> missing = new HashMap<>();
    boolean allBefore = true;
    for (long index = firstMissing; index < sent; index += oneIn) {
      if (!seen.containsKey(first + index)) {
        allBefore = false;
        missing.put(GameResults.player(winner(first + index)), first + index);
      } else if (allBefore) {
        firstMissing = index + oneIn;
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    rows.setString(1, projection);
    rows.setArray(2, connection.createArrayOf("text", missing.keySet().toArray()));
    Set<String> found = new HashSet<>();
    try (ResultSet row = rows.executeQuery()) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    // Not before the answer is there.
    long now = System.nanoTime();
    found.forEach(player -> seen.put(missing.get(player), now));
  }

  int numSeen() {
    return seen.size();
  }

  static void pause() throws InterruptedException {
    Thread.sleep(BETWEEN_LOOKS);
  }

  /**
   * What it has seen.
   *
   * @param due when each event was to be sent, by the clock of nanoseconds
   */
  Delay delay(Map<Long, Long> due, int perSecond) {
    Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    due.forEach(
        (event, at) -> {
          Long seenAt = seen.get(event);
          if (seenAt == null) {
            throw new CannotMeasureException(
                "an event was sent, and %s has no row of it".formatted(projection));
          }
          micros.recordValue(Math.clamp((seenAt - at) / 1_000, 0, LONGEST_MICROS));
        });
    return new Delay(
        projection,
        perSecond,
        micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
        micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
        micros.getMaxValue() / MICROS_PER_MILLI);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
