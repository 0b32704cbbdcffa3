package io.playledger.bench.reports;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Watches how long the service's transactions that write stay open, every few milliseconds. */
final class LongestTransaction implements AutoCloseable {

  private static final long PAUSE_MILLIS = 4;

  private static final String OLDEST =
      """
      select coalesce(max(extract(epoch from clock_timestamp() - xact_start)) * 1000, 0)
      from pg_stat_activity
      where application_name = 'playledger' and state <> 'idle' and backend_xid is not null
      """;

  private final Thread thread;
  private volatile boolean ended;
  private volatile double millis;

  LongestTransaction(Ledger ledger) {
    thread = Thread.ofPlatform().name("longest-transaction").start(() -> watch(ledger));
  }

  private void watch(Ledger ledger) {
    try (Connection connection = ledger.connect();
        Statement statement = connection.createStatement()) {
      while (!ended) {
        try (ResultSet row = statement.executeQuery(OLDEST)) {
          row.next();
          millis = Math.max(millis, row.getDouble(1));
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (SQLException e) {
      millis = Double.NaN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The longest one seen, in milliseconds; NaN when watching failed. */
  double millis() {
    return millis;
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
