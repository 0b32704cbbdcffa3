package io.playledger.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Holds a game's row in the database, so that a call about that game is under way for a while. */
public final class RowLock implements AutoCloseable {

  private final Database database;
  private final Connection connection;

  private RowLock(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  public static RowLock onSession(Database database, String session) throws SQLException {
    Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password());
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select from trivia.session where id = '%s' for update".formatted(session));
    }
    return new RowLock(database, connection);
  }

  /** Waits until somebody waits for the row. */
  public void awaitContender() {
    // A transaction sees the same activity to its end, hence another connection.
    Await.until(
        "a call waits for the row",
        Duration.ofSeconds(10),
        () ->
            !database
                .column("select pid from pg_stat_activity where wait_event = 'transactionid'")
                .isEmpty());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
