package io.playledger.ledger;

import io.playledger.event.Event;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A batch in a transaction of its own that another transaction stops on its way. */
final class WaitingAppend implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final Database database;
  private final Connection connection;
  private final int pid;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<List<Fate>> fates;

  private WaitingAppend(Database database, List<Event> events) throws SQLException {
    this.database = database;
    this.connection = database.begin();
    this.pid = Sql.value(connection, Integer.class, "select pg_backend_pid()");
    this.fates = thread.submit(() -> append(events));
  }

  /** Returns once the batch waits for another transaction. */
  static WaitingAppend start(Database database, List<Event> events) throws Exception {
    WaitingAppend append = new WaitingAppend(database, events);
    try {
      Await.until("the append waits for another transaction", append::isBlocked);
      return append;
    } catch (AssertionError e) {
      append.close();
      throw e;
    }
  }

  /** After the commit. */
  List<Fate> fates() throws Exception {
    return fates.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws SQLException {
    database.execute("select pg_cancel_backend(?)", pid);
    thread.close();
    connection.close();
  }

  private List<Fate> append(List<Event> events) throws SQLException {
    List<Fate> appended = new PlainLedger(database).append(connection, events);
    connection.commit();
    return appended;
  }

  private boolean isBlocked() throws SQLException {
    return database.value(Boolean.class, "select cardinality(pg_blocking_pids(?)) > 0", pid);
  }
}
