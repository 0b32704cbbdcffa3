package io.playledger.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Months below the floor of the ledger. */
final class DroppedMonths {

  private static final String RAISE = "select ledger.raise_floor(?::date)";

  private static final String TAKE_TURN =
      "select pg_try_advisory_xact_lock(7003, 0), set_config('lock_timeout', '250ms', true)";

  /** Instances learn of the floor within seconds; whoever was late has committed long since. */
  private static final String IS_DUE =
      "select raised_at < clock_timestamp() - interval '1 minute' from ledger.floor";

  /** Whoever still writes there has to end first, or what it writes is dropped unread. */
  private static final String KEEP_WRITERS_OUT = "lock table ledger.%s in share mode";

  private static final String IS_UNREAD =
      """
      select exists (
        select from ledger.%s e where (e.generation, e.tx, e.position) > (?, ?::xid8, ?))
      """;

  private static final String DROP = "select ledger.drop_month(?::date)";

  private DroppedMonths() {}

  static void raiseFloor(Connection connection, YearMonth firstKept) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RAISE)) {
      statement.setString(1, firstKept.atDay(1).toString());
      statement.execute();
    }
  }

  /**
   * Drops every month below the floor that all have read, each in a transaction of its own.
   *
   * @param connection that commits each statement
   * @return those that were dropped
   */
  static List<YearMonth> drop(Connection connection, List<LedgerFollower> followers)
      throws SQLException {
    Instant floor = LedgerFloor.read(connection);
    List<YearMonth> dropped = new ArrayList<>();
    if (!isTrue(connection, IS_DUE)) {
      return dropped;
    }
    for (YearMonth month : Partitions.list(connection).stream().sorted().toList()) {
      Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (!end.isAfter(floor) && drop(connection, month, followers)) {
        dropped.add(month);
      }
    }
    return dropped;
  }

  private static boolean drop(
      Connection connection, YearMonth month, List<LedgerFollower> followers) throws SQLException {
    connection.setAutoCommit(false);
    try {
      boolean drops = isTrue(connection, TAKE_TURN) && isRead(connection, month, followers);
      if (drops) {
        try (PreparedStatement statement = connection.prepareStatement(DROP)) {
          statement.setString(1, month.atDay(1).toString());
          statement.execute();
        }
      }
      connection.commit();
      return drops;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static boolean isRead(
      Connection connection, YearMonth month, List<LedgerFollower> followers) throws SQLException {
    String partition = "event_" + month.toString().replace('-', '_');
    try (Statement statement = connection.createStatement()) {
      statement.execute(KEEP_WRITERS_OUT.formatted(partition));
    }
    String unread = IS_UNREAD.formatted(partition);
    for (LedgerFollower follower : followers) {
      Place place = follower.place(connection);
      try (PreparedStatement statement = connection.prepareStatement(unread)) {
        statement.setInt(1, place.generation());
        statement.setString(2, place.tx());
        statement.setLong(3, place.position());
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          if (row.getBoolean(1)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
