package io.playledger.bench.intake;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.own.OwnDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What the database alone can take: the same events by COPY into a temporary table, and from there
 * into a table like the ledger's, beside it on the same server.
 */
public final class Ceiling {
  private static final int BATCH = 1_000;
  private static final int MOST_CONNECTIONS = 2;

  private static final String PARTITION =
      """
      select i.inhrelid::regclass::text from pg_inherits i
      where i.inhparent = 'ledger.event'::regclass order by 1 limit 1""";

  /** What inserts are measured on has to be the same; this counts it. */
  private static final String SHAPE =
      """
      select count(*) from (
        select attname from pg_attribute where attrelid = '%1$s'::regclass and attnum > 0
        union all
        select conname from pg_constraint where conrelid = '%1$s'::regclass and contype in ('c', 'p', 'u')
        union all
        select indexrelid::text from pg_index where indrelid = '%1$s'::regclass) parts""";

  private static final String TABLE = "bench.event";
  private static final String COLUMNS =
      "id, occurred_at, type, source, product, player_id, session_id, content_hash, data, context";

  private static final String STAGE =
      "create temporary table staged on commit delete rows as select %s from %s limit 0"
          .formatted(COLUMNS, TABLE);

  private static final String COPY = "copy staged (%s) from stdin".formatted(COLUMNS);

  private static final String INSERT =
      "insert into %1$s (%2$s, generation) select %2$s, 1 from staged on conflict (id) do nothing"
          .formatted(TABLE, COLUMNS);

  private static final double NANOS_PER_SECOND = 1e9;

  private final OwnDatabase database;
  private final Instant begin;
  private final AtomicLong numbers = new AtomicLong();

  /**
   * @param begin time of the first event
   */
  public Ceiling(OwnDatabase database, Instant begin) {
    this.database = database;
    this.begin = begin;
  }

  /** Makes the table. */
  public void prepare() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      String partition = text(statement, PARTITION);
      statement.execute("create schema bench");
      statement.execute("create table %s (like %s including all)".formatted(TABLE, partition));
      String ledger = text(statement, SHAPE.formatted(partition));
      String table = text(statement, SHAPE.formatted(TABLE));
      if (!ledger.equals(table)) {
        throw new CannotMeasureException(
            "the ceiling is none: %s has %s columns, constraints and indexes, and its copy %s"
                .formatted(partition, ledger, table));
      }
    }
  }

  /**
   * Stored events per second, over one connection or over two: whichever stores more. Each begins
   * after a checkpoint, so that it does not pay for what was written before.
   */
  public double most(Duration before, Duration measured, Consumer<String> progress)
      throws SQLException, InterruptedException {
    double most = 0;
    for (int connections = 1; connections <= MOST_CONNECTIONS; connections++) {
      database.checkpoint();
      double rate = eventsPerSecond(connections, before, measured);
      progress.accept("ceiling over %d connections: %.0f events/s".formatted(connections, rate));
      most = Math.max(most, rate);
    }
    return most;
  }

  /** Stored events per second, in a table that is empty at first. */
  double eventsPerSecond(int connections, Duration before, Duration measured)
      throws SQLException, InterruptedException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate " + TABLE);
    }
    long from = System.nanoTime() + before.toNanos();
    long to = from + measured.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Long>> sides = new ArrayList<>();
      for (int number = 0; number < connections; number++) {
        sides.add(threads.submit(() -> store(from, to)));
      }
      long stored = 0;
      for (Future<Long> side : sides) {
        stored += side.get();
      }
      return stored * NANOS_PER_SECOND / measured.toNanos();
    } catch (ExecutionException e) {
      throw new CannotMeasureException("the ceiling failed: " + e.getCause(), e.getCause());
    }
  }

  /** Events committed in that time, on one connection. */
  private long store(long from, long to) throws SQLException, IOException {
    NumberedEvents events = new NumberedEvents(begin);
    byte[] rows = new byte[BATCH * events.rowLength()];
    long stored = 0;
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(STAGE);
      connection.setAutoCommit(false);
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        while (System.nanoTime() - to < 0) {
          long number = numbers.getAndAdd(BATCH);
          for (int row = 0; row < BATCH; row++) {
            events.row(number + row, rows, row * events.rowLength());
          }
          copies.copyIn(COPY, new ByteArrayInputStream(rows), rows.length);
          int inserted = insert.executeUpdate();
          connection.commit();
          long now = System.nanoTime();
          if (now - from >= 0 && now - to < 0) {
            stored += inserted;
          }
        }
      }
    }
    return stored;
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
