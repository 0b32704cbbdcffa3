package io.playledger.ledger;

import io.playledger.support.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads the ledger as every fold does, a few events at a time, until it is closed. */
final class Follower implements Callable<Void>, AutoCloseable {

  private static final int MOST_AT_ONCE = 7;

  private final Database database;
  private final Random random;
  private final LedgerReader reader = new LedgerReader();
  private final List<RecordedEvent> read = new CopyOnWriteArrayList<>();
  private volatile boolean stopped;

  Follower(Database database, long seed) {
    this.database = database;
    this.random = new Random(seed);
  }

  @Override
  public Void call() throws SQLException {
    try (Connection connection = database.open()) {
      while (!stopped) {
        read.addAll(reader.readAfter(connection, place(), 1 + random.nextInt(MOST_AT_ONCE)));
      }
    }
    return null;
  }

  /** All that it has read so far, in the order it was read. */
  List<RecordedEvent> read() {
    return List.copyOf(read);
  }

  @Override
  public void close() {
    stopped = true;
  }

  private Place place() {
    return read.isEmpty() ? Place.START : read.get(read.size() - 1).place();
  }
}
