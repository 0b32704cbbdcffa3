package io.playledger.report.check;

import io.playledger.ledger.LedgerFloor;
import io.playledger.report.check.CheckResult.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs one test at a time, each in a transaction that sees one moment and changes nothing. */
class CheckRunner {

  /** More offending rows than these are not counted. */
  static final int MOST_COUNTED = 1000;

  /** The first rows, which are kept and shown. */
  static final int MOST_SHOWN = 20;

  private static final Logger LOG = Logger.getLogger(CheckRunner.class);
  private static final Duration SERVER_FIRST = Duration.ofSeconds(10);
  private static final String CANCELLED = "57014";

  /** The class of SQL states of a lost connection. */
  private static final String CONNECTION_EXCEPTION = "08";

  /**
   * A recount sorts and hashes the whole ledger: it gets memory, since only one such query runs at
   * a time, and one processor, since the games need the others.
   */
  private static final String LIMITS =
      """
      select set_config('statement_timeout', ?, true), set_config('work_mem', '64MB', true),
             set_config('max_parallel_workers_per_gather', '0', true)
      """;

  private final DataSource dataSource;
  private final Duration timeLimit;

  private volatile @Nullable Statement running;

  CheckRunner(DataSource dataSource, Duration timeLimit) {
    this.dataSource = dataSource;
    this.timeLimit = timeLimit;
  }

  CheckResult run(ModelTest test) {
    long begin = System.nanoTime();
    List<String> shown = new ArrayList<>();
    try {
      OptionalInt offending = offendingRows(test, shown);
      if (offending.isEmpty()) {
        return withoutRows(test, Outcome.SKIPPED, null, begin);
      }
      int counted = offending.getAsInt();
      return new CheckResult(
          test.name(),
          test.description(),
          counted == 0 ? Outcome.PASSED : Outcome.FAILED,
          Math.min(counted, MOST_COUNTED),
          counted > MOST_COUNTED,
          "[" + String.join(",", shown) + "]",
          null,
          millisSince(begin));
    } catch (SQLException e) {
      return withoutRows(test, Outcome.ERROR, why(e), begin);
    }
  }

  private static CheckResult withoutRows(
      ModelTest test, Outcome outcome, @Nullable String problem, long begin) {
    return new CheckResult(
        test.name(), test.description(), outcome, 0, false, "[]", problem, millisSince(begin));
  }

  /** Has the database stop the query that runs, if one does; its test ends as an error. */
  void cancel() {
    Statement statement = running;
    try {
      if (statement != null) {
        statement.cancel();
      }
    } catch (SQLException e) {
      LOG.debug("a model test cannot be stopped", e);
    }
  }

  /** How many there are, up to one more than are counted; empty if the test is to be skipped. */
  private OptionalInt offendingRows(ModelTest test, List<String> shown) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      // The connections of the pool give up on statements that take seconds.
      int patience = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, millis(timeLimit.plus(SERVER_FIRST)));
      connection.setAutoCommit(false);
      try {
        begin(connection);
        // Here and not from memory: months are dropped a minute after the floor rose, so a query
        // that begins now finds them all, or does not begin.
        return test.needsWholeLedger() && LedgerFloor.hasRisen(connection)
            ? OptionalInt.empty()
            : OptionalInt.of(offendingRows(connection, test, shown));
      } finally {
        endTransaction(connection, patience);
      }
    }
  }

  private void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
    }
    try (PreparedStatement statement = connection.prepareStatement(LIMITS)) {
      statement.setString(1, Integer.toString(millis(timeLimit)));
      statement.execute();
    }
  }

  private int offendingRows(Connection connection, ModelTest test, List<String> shown)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      // Not a LIMIT, for which the planner would choose another plan.
      statement.setMaxRows(MOST_COUNTED + 1);
      running = statement;
      try (ResultSet row =
          statement.executeQuery(
              "select row_to_json(offending)::text from (\n%s\n) offending"
                  .formatted(test.sql()))) {
        int counted = 0;
        while (row.next()) {
          if (counted < MOST_SHOWN) {
            shown.add(row.getString(1));
          }
          counted++;
        }
        return counted;
      } finally {
        running = null;
      }
    }
  }

  /** A connection that does not take this is broken, and the pool drops it. */
  private static void endTransaction(Connection connection, int patience) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
      connection.setNetworkTimeout(Runnable::run, patience);
    } catch (SQLException e) {
      LOG.debug("the connection of a model test is broken", e);
    }
  }

  /** For readers of reports too, so nothing about where the database is. */
  private String why(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    if (state.equals(CANCELLED)) {
      return "stopped: not done within %s".formatted(timeLimit);
    }
    return state.startsWith(CONNECTION_EXCEPTION)
        ? "the database does not answer"
        : String.valueOf(failure.getMessage());
  }

  private static long millisSince(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  private static int millis(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
  }
}
