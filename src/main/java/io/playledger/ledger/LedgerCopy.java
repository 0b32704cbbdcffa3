package io.playledger.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;

/** What one has to know of the ledger to copy its rows elsewhere, beside the rows themselves. */
public final class LedgerCopy {

  private LedgerCopy() {}

  /** Months that have a partition, in order. */
  public static List<YearMonth> months(Connection connection) throws SQLException {
    return Partitions.list(connection).stream().sorted().toList();
  }

  /** Makes the partitions that are missing; rows without one cannot be copied in. */
  public static void makeMonths(Connection connection, List<YearMonth> months) throws SQLException {
    for (YearMonth month : months.stream().sorted().toList()) {
      Partitions.ensure(connection, month);
    }
  }

  /** Whether there is a ledger and anything in it. */
  public static boolean holdsEvents(Connection connection) throws SQLException {
    return isTrue(connection, "select to_regclass('ledger.event') is not null")
        && isTrue(connection, "select exists (select from ledger.event)");
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
