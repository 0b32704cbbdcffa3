package io.playledger.ledger;

import io.playledger.event.Event;
import io.playledger.support.Database;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The ledger of a database without the application: both its ends, and a look at its rows. */
public final class PlainLedger {

  private final Database database;
  private final LedgerWriter writer = newWriter();
  private final LedgerReader reader = new LedgerReader();

  public PlainLedger(Database database) {
    this.database = database;
  }

  /**
   * A writer that knows no month yet, and nobody who was erased. Only their timers, which run in
   * the application, have a pool.
   */
  private static LedgerWriter newWriter() {
    return new LedgerWriter(new Partitions(null), new ErasedPlayers(null));
  }

  /** Who was erased, looked up each time anew. */
  public static ErasedPlayers erased() {
    return new ErasedPlayers(null);
  }

  public LedgerWriter writer() {
    return writer;
  }

  /** Appends in the caller's transaction. */
  public List<Fate> append(Connection connection, List<Event> events) throws SQLException {
    return writer.append(connection, events).stream().map(Appended::fate).toList();
  }

  /** Appends in a transaction of its own. */
  public List<Fate> append(List<Event> events) throws SQLException {
    try (Connection connection = database.begin()) {
      List<Fate> fates = append(connection, events);
      connection.commit();
      return fates;
    }
  }

  /** What can be read after a place right now, in steps of so many events. */
  List<RecordedEvent> readAfter(Place place, int step) throws SQLException {
    List<RecordedEvent> all = new ArrayList<>();
    try (Connection connection = database.open()) {
      Place last = place;
      List<RecordedEvent> next = reader.readAfter(connection, last, step);
      while (!next.isEmpty()) {
        all.addAll(next);
        last = next.get(next.size() - 1).place();
        next = reader.readAfter(connection, last, step);
      }
    }
    return all;
  }

  long count() throws SQLException {
    return database.value(Long.class, "select count(*) from ledger.event");
  }

  /** Whether readers may see all that is committed by now. */
  boolean isSettled() throws SQLException {
    try (Connection connection = database.open()) {
      return Sql.value(
          connection,
          Boolean.class,
          "select not exists (select from ledger.event where tx >= pg_snapshot_xmin(pg_current_snapshot()))");
    }
  }
}
