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
  private static final int LARGEST_BATCH = 6;
  private static final int LONGEST_MILLIS = 8;

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
        List<Event> batch =
            SomeEvents.many(1 + random.nextInt(LARGEST_BATCH), "2026-05-05T12:00:00Z");
        ledger.append(connection, batch);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_MILLIS)));
        if (random.nextInt(5) == 0) {
          connection.rollback();
        } else {
          connection.commit();
          batch.forEach(event -> committed.add(event.id()));
        }
      }
    }
    return committed;
  }
}
