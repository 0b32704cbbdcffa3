package io.playledger.bench.reports;

import io.playledger.bench.own.OwnDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The ledger and the models of the service under test, around the service. */
final class Ledger {

  private static final String COPY =
      "copy ledger.event (id, occurred_at, generation, type, source, product, player_id,"
          + " session_id, content_hash, data) from stdin";

  /** Events in one transaction; some thousand are what a busy intake commits at a time. */
  private static final int PER_TRANSACTION = 5_000;

  private static final String OLD_ANSWERS =
      """
      select id, session_id, player_id from ledger.event
      where type = 'question_answered' and player_id is not null
      order by generation, tx, position limit 1 offset\s""";

  private final OwnDatabase database;

  Ledger(OwnDatabase database) {
    this.database = database;
  }

  /** Makes the partitions from that month to another. */
  void makePartitions(LocalDate from, LocalDate to) throws SQLException {
    for (LocalDate month = from.withDayOfMonth(1);
        !month.isAfter(to);
        month = month.plusMonths(1)) {
      execute("select ledger.ensure_partition('%s')".formatted(month));
    }
  }

  /** Appends the next so many events. */
  void append(GameEvents events, long count, LongConsumer progress)
      throws SQLException, IOException {
    try (Connection connection = database.connect()) {
      PGConnection postgres = connection.unwrap(PGConnection.class);
      for (long done = 0; done < count; ) {
        long batch = Math.min(PER_TRANSACTION, count - done);
        CopyIn copy = postgres.getCopyAPI().copyIn(COPY);
        for (long event = 0; event < batch; event++) {
          byte[] line = events.next().getBytes(StandardCharsets.UTF_8);
          copy.writeToCopy(line, 0, line.length);
        }
        copy.endCopy();
        done += batch;
        progress.accept(done);
      }
    }
  }

  /** Has the planner and the visibility map know what is there, as they do in a service of days. */
  void vacuum() throws SQLException {
    execute("vacuum analyze");
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * An answer of long ago.
   *
   * @param number counts on from the first, 0
   */
  Answer answer(int number) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OLD_ANSWERS + number)) {
      row.next();
      return new Answer(row.getString(1), row.getString(2), row.getString(3));
    }
  }

  /** An answer in the ledger. */
  record Answer(String eventId, String gameId, String playerId) {}

  Connection connect() throws SQLException {
    return database.connect();
  }
}
