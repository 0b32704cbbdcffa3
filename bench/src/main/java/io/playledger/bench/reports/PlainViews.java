package io.playledger.bench.reports;

import io.playledger.bench.CannotMeasureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The reports as plain views over the raw events, which is what they are compared with. */
final class PlainViews {

  private static final int PLAIN_READS = 3;
  private static final Duration PLAIN_LONG = Duration.ofSeconds(5);

  private final Ledger ledger;

  PlainViews(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The same report, counted from the raw events each time; the fastest of a few, in milliseconds.
   *
   * @param condition on its rows
   */
  double millis(String name, String condition) throws Exception {
    String view = plainSql(name);
    ledger.execute("create or replace view public.plain_%s as %s".formatted(name, view));
    requireSame(name, condition);
    double fastest = Double.MAX_VALUE;
    try (Connection connection = ledger.connect()) {
      for (int read = 0; read < PLAIN_READS; read++) {
        long begin = System.nanoTime();
        readAll(connection, "select * from public.plain_%s where %s".formatted(name, condition));
        long nanos = System.nanoTime() - begin;
        fastest = Math.min(fastest, nanos / 1e6);
        if (nanos > PLAIN_LONG.toNanos()) {
          break;
        }
      }
    }
    ledger.execute("drop view public.plain_" + name);
    return fastest;
  }

  /** A comparison of speed means nothing unless both say the same. */
  private void requireSame(String name, String condition) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Connection connection = ledger.connect();
        Statement statement = connection.createStatement();
        ResultSet none =
            statement.executeQuery("select * from public.plain_%s limit 0".formatted(name))) {
      ResultSetMetaData about = none.getMetaData();
      for (int column = 1; column <= about.getColumnCount(); column++) {
        columns.add(about.getColumnName(column));
      }
    }
    String these = String.join(", ", columns);
    long different =
        ledger.number(
            """
            with report as (select %1$s from report.%2$s where %3$s),
                 plain as (select %1$s from public.plain_%2$s where %3$s)
            select (select count(*) from (select * from report except select * from plain))
                 + (select count(*) from (select * from plain except select * from report))
            """
                .formatted(these, name, condition));
    if (different > 0) {
      throw new CannotMeasureException(
          "report.%s and the plain view differ in %d rows".formatted(name, different));
    }
  }

  private static void readAll(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        // As a reader would.
      }
    }
  }

  private static String plainSql(String report) throws IOException {
    try (InputStream file =
        PlainViews.class.getResourceAsStream("/plain/%s.sql".formatted(report))) {
      if (file == null) {
        throw new IOException("there is no plain query for " + report);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
