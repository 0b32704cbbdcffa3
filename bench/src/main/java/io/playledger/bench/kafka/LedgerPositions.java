package io.playledger.bench.kafka;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.NumberedEvents;
import io.playledger.bench.own.OwnDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the topics are in the ledger. Their positions say so, which move in the transactions that
 * record the events: a few rows, where to count the events would take longer the more there are.
 */
final class LedgerPositions implements AutoCloseable {
  private static final String STANDS =
      "select partition, next_offset from queue.position where topic = ?";

  private static final String COUNT =
      "select count(*) from ledger.event where product = '%s'".formatted(NumberedEvents.PRODUCT);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** Longer than a group of consumers needs to notice that one of them is gone. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);

  private final Connection connection;
  private final PreparedStatement stands;

  LedgerPositions(OwnDatabase database) throws SQLException {
    this.connection = database.connect();
    this.stands = connection.prepareStatement(STANDS);
  }

  /** What is done while one waits. */
  interface Meanwhile {

    /**
     * @param taken records of the topic that are in the ledger
     */
    void look(long taken) throws Exception;
  }

  /** Where each partition of a topic stands. */
  Map<Integer, Long> stands(String topic) throws SQLException {
    Map<Integer, Long> offsets = new TreeMap<>();
    stands.setString(1, topic);
    try (ResultSet row = stands.executeQuery()) {
      while (row.next()) {
        offsets.put(row.getInt("partition"), row.getLong("next_offset"));
      }
    }
    return offsets;
  }

  /** Records of a topic that are in the ledger; offsets begin at 0 and have no gaps here. */
  long taken(String topic) throws SQLException {
    return stands(topic).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Waits until so many records of a topic are in the ledger, all in all. */
  void await(String topic, long goal) throws Exception {
    await(topic, goal, taken -> Thread.sleep(BETWEEN_LOOKS));
  }

  /**
   * Waits likewise.
   *
   * @param meanwhile what is done between two looks; it has to take its time
   * @throws CannotMeasureException if nothing moves for a minute, or there are more
   */
  void await(String topic, long goal, Meanwhile meanwhile) throws Exception {
    long last = -1;
    long movedAt = System.nanoTime();
    for (long taken = taken(topic); taken != goal; taken = taken(topic)) {
      if (taken > goal) {
        throw new CannotMeasureException(
            "%d records of %s are in the ledger, and only %d were sent"
                .formatted(taken, topic, goal));
      }
      if (taken != last) {
        last = taken;
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > LONGEST_STANDSTILL.toNanos()) {
        throw new CannotMeasureException(
            "of %d records of %s the ledger has %d, and takes no more"
                .formatted(goal, topic, taken));
      }
      meanwhile.look(taken);
    }
  }

  /**
   * What was taken from a topic may be in quarantine, or may have been there before.
   *
   * @throws CannotMeasureException if the ledger has not exactly the events that were sent
   */
  void requireEvents(long sent) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(COUNT);
        ResultSet row = count.executeQuery()) {
      row.next();
      if (row.getLong(1) != sent) {
        throw new CannotMeasureException(
            "%d events were sent, and the ledger has %d".formatted(sent, row.getLong(1)));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
