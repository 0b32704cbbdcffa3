package io.playledger.ledger;

import io.playledger.event.Event;
import io.playledger.support.Database;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes batches of random size in transactions of random length, some of which roll back. */
final class BusyWriter implements Callable<List<UUID>> {

  private static final int TRANSACTIONS = 60;
  private static final int LARGEST_BATCH = 3;
  private static final int LONGEST_MILLIS = 5;
  private static final String TIME = "2026-05-05T12:00:00Z";

  private final Database database;
  private final PlainLedger ledger;
  private final Random random;

  BusyWriter(Database database, long seed) {
    this.database = database;
    this.ledger = new PlainLedger(database);
    this.random = new Random(seed);
  }

  /** The ids of what it has committed. */
  @Override
  public List<UUID> call() throws Exception {
    List<UUID> committed = new ArrayList<>();
    try (Connection connection = database.begin()) {
      for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
        // Two steps, so that the positions of transactions interleave.
        List<Event> events = new ArrayList<>();
        for (int step = 0; step < 2; step++) {
          List<Event> batch = SomeEvents.many(1 + random.nextInt(LARGEST_BATCH), TIME);
          ledger.append(connection, batch);
          events.addAll(batch);
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_MILLIS)));
        }
        if (random.nextInt(5) == 0) {
          connection.rollback();
        } else {
          connection.commit();
          events.forEach(event -> committed.add(event.id()));
        }
      }
    }
    return committed;
  }
}
