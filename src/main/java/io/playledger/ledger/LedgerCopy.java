package io.playledger.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;

/** What one has to know of the ledger to copy its rows elsewhere, beside the rows themselves. */
public final class LedgerCopy {

  private static final String AHEAD =
      """
      insert into ledger.generation (generation, system_identifier)
      select g.generation + 1, g.system_identifier
      from ledger.generation g
      where g.generation = (select max(m.generation) from ledger.generation m)
        and g.system_identifier = (select c.system_identifier from pg_control_system() c)
        and exists (
          select from ledger.event e where e.generation = g.generation and e.tx >= pg_current_xact_id())
      """;

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

  /**
   * Begins a new generation if the copied events lie ahead of this cluster's transactions. That is
   * so where the cluster itself was brought back to an earlier time: it is the one that the events
   * come from, but what is written now would lie before them, and they would not be settled.
   */
  public static void beginGenerationIfAhead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(AHEAD);
    }
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
