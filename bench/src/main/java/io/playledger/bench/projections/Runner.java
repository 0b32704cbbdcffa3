package io.playledger.bench.projections;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.own.OwnDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How far a projection is, and whether it goes on: it stops as it does where too many events fail,
 * by a word in its checkpoint, which other instances and projections know nothing of.
 */
public final class Runner implements AutoCloseable {
  private static final String STOP =
      "update projection.checkpoint set stopped_why = 'bench' where name = ? and is_live";
  private static final String GO_ON =
      "update projection.checkpoint set stopped_why = null where name = ?";
  private static final String LIVE =
      "select revision, num_events from projection.checkpoint where name = ? and is_live";
  private static final String MADE =
      "select revision, num_events from projection.checkpoint where name = ? and not is_live";
  private static final String RETIRED = "select count(*) from projection.retired where name = ?";

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);

  private final String projection;
  private final Connection connection;

  public Runner(OwnDatabase database, String projection) throws SQLException {
    this.projection = projection;
    this.connection = database.connect();
  }

  /** What is done while one waits. */
  interface Meanwhile {

    /**
     * @param folded events
     */
    void look(long folded) throws Exception;
  }

  /** Which projection it is. */
  public String projection() {
    return projection;
  }

  /** Waits for a batch that is under way. */
  public void stop() throws SQLException {
    update(STOP);
  }

  /** From where it stands. */
  public void goOn() throws SQLException {
    update(GO_ON);
  }

  /** Events that the rows which readers see are made of. */
  public long folded() throws SQLException {
    return number(LIVE, "num_events");
  }

  /** Of those rows. */
  long revision() throws SQLException {
    return number(LIVE, "revision");
  }

  /** Events that a rebuild has folded; -1 while there is none. */
  long foldedAnew() throws SQLException {
    return number(MADE, "num_events");
  }

  /**
   * Waits until it has folded so many events.
   *
   * @throws CannotMeasureException if it does not go on for a minute, or folds more
   */
  public void await(long goal) throws Exception {
    new Standstill("%s has folded %%d of %d events".formatted(projection, goal))
        .await(
            () -> {
              long folded = folded();
              if (folded > goal) {
                throw new CannotMeasureException(
                    "%s has folded %d events, and there are %d"
                        .formatted(projection, folded, goal));
              }
              return folded;
            },
            folded -> folded == goal,
            folded -> Thread.sleep(BETWEEN_LOOKS));
  }

  /** Waits until a rebuild has become what readers see, from a revision before. */
  void awaitRebuilt(long before, Meanwhile meanwhile) throws Exception {
    new Standstill("the rebuild of %s has folded %%d events".formatted(projection))
        .await(
            () -> revision() == before ? foldedAnew() : Long.MAX_VALUE,
            folded -> folded == Long.MAX_VALUE,
            folded -> {
              meanwhile.look(folded);
              Thread.sleep(BETWEEN_LOOKS);
            });
  }

  /** Waits until the rows that nobody reads any more are gone. */
  void awaitPurged() throws Exception {
    long deadline = System.nanoTime() + 5 * LONGEST_STANDSTILL.toNanos();
    while (number(RETIRED, "count") > 0) {
      if (System.nanoTime() > deadline) {
        throw new CannotMeasureException("old rows of %s do not go away".formatted(projection));
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private void update(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, projection);
      if (statement.executeUpdate() == 0) {
        throw new CannotMeasureException("there is no projection " + projection);
      }
    }
  }

  private long number(String query, String column) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, projection);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(column) : -1;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Waits as long as something moves. */
  private record Standstill(String what) {

    interface Number {
      long get() throws Exception;
    }

    interface Goal {
      boolean isReached(long number);
    }

    void await(Number number, Goal goal, Meanwhile meanwhile) throws Exception {
      long last = Long.MIN_VALUE;
      long movedAt = System.nanoTime();
      for (long now = number.get(); !goal.isReached(now); now = number.get()) {
        if (now != last) {
          last = now;
          movedAt = System.nanoTime();
        } else if (System.nanoTime() - movedAt > LONGEST_STANDSTILL.toNanos()) {
          throw new CannotMeasureException(what.formatted(now) + ", and goes no further");
        }
        meanwhile.look(now);
      }
    }
  }
}
