package io.playledger.bench.kafka;

import io.playledger.bench.own.OwnDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * When the records of a topic become visible in the ledger: looks where its partitions stand, each
 * hundredth of a second. They move in the transaction that records the events, so whoever sees the
 * one sees the other. An event counts as visible when the answer is here that says so.
 */
final class Arrivals implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final String topic;
  private final LedgerPositions positions;
  private final List<Look> looks = new ArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> looking;
  private volatile boolean ending;

  Arrivals(OwnDatabase database, String topic) throws SQLException {
    this.topic = topic;
    this.positions = new LedgerPositions(database);
    looks.add(look());
    this.looking = thread.submit(this::goOnLooking);
  }

  /**
   * What an answer said.
   *
   * @param at when it was here, by the clock of nanoseconds
   * @param stands of each partition the first offset that is not in the ledger
   */
  record Look(long at, Map<Integer, Long> stands) {}

  /** Where the partitions stood at first. */
  Map<Integer, Long> first() {
    return looks.get(0).stands();
  }

  /** Looks for the last time, and gives all that saw something new. */
  List<Look> end() throws Exception {
    ending = true;
    looking.get();
    looks.add(look());
    return List.copyOf(looks);
  }

  private Look look() throws SQLException {
    Map<Integer, Long> stands = positions.stands(topic);
    return new Look(System.nanoTime(), stands);
  }

  private Void goOnLooking() throws Exception {
    while (!ending) {
      Look next = look();
      if (!next.stands().equals(looks.get(looks.size() - 1).stands())) {
        looks.add(next);
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return null;
  }

  @Override
  public void close() throws SQLException {
    ending = true;
    thread.close();
    positions.close();
  }
}
