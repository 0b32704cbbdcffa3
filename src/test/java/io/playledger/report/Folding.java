package io.playledger.report;

import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.Sql;
import java.sql.Connection;

/** Refreshes the models of a database without the application. */
public final class Folding {

  private Folding() {}

  /** Folds all that is committed by now, so many events at a time. */
  public static void refresh(Database database, int batch) throws Exception {
    try (Connection connection = database.open()) {
      refresh(connection, batch);
    }
  }

  static void refresh(Connection connection, int batch) throws Exception {
    awaitSettled(connection);
    for (String model : Sql.column(connection, String.class, "select name from main.model")) {
      while (step(connection, model, batch) == batch) {
        // there is more
      }
    }
  }

  /** Folds one batch of games; null while another session is at it. */
  static Integer fold(Connection connection, int batch) throws Exception {
    return step(connection, "games", batch);
  }

  private static Integer step(Connection connection, String model, int batch) throws Exception {
    return Sql.value(connection, Integer.class, "select main.refresh(?, ?)", model, batch);
  }

  /** Even the server's own statistics keep an event from its readers for a moment. */
  public static void awaitSettled(Database database) throws Exception {
    try (Connection connection = database.open()) {
      awaitSettled(connection);
    }
  }

  private static void awaitSettled(Connection connection) throws Exception {
    Await.until(
        "all events can be read",
        () ->
            Sql.value(
                connection,
                Boolean.class,
                "select not exists (select from ledger.event"
                    + " where tx >= pg_snapshot_xmin(pg_current_snapshot()))"));
  }
}
