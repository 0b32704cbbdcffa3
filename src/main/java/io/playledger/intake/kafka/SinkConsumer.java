package io.playledger.intake.kafka;

import io.agroal.api.AgroalDataSource;
import io.playledger.intake.GroupTransaction;
import io.playledger.intake.Outcome.Decided;
import io.playledger.intake.kafka.Positions.Gap;
import io.playledger.intake.kafka.Positions.Position;
import io.playledger.platform.kafka.Broker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes records of some partitions into the ledger, one batch after the other, on one thread. Where
 * a partition stands is what {@link Positions} says, and never what Kafka remembers: after being
 * given a partition, and after anything unexpected, it looks there and goes on from there. Until
 * then a partition is <i>unsettled</i>, and nothing is fetched from it.
 */
final class SinkConsumer implements ConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(SinkConsumer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration POLL_UNSETTLED = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicIds topics;
  private final AgroalDataSource dataSource;
  private final Positions positions;
  private final RecordReader reader;
  private final GroupTransaction transaction;

  /** Where each settled partition stands. */
  private final Map<TopicPartition, Long> places = new HashMap<>();

  private final Set<TopicPartition> unsettled = new HashSet<>();

  /** From where on Kafka has lost what it had. */
  private final Map<TopicPartition, Long> lostFrom = new HashMap<>();

  SinkConsumer(
      Consumer<byte[], byte[]> consumer,
      Broker broker,
      AgroalDataSource dataSource,
      Positions positions,
      RecordReader reader,
      GroupTransaction transaction) {
    this.consumer = consumer;
    this.topics = new TopicIds(broker);
    this.dataSource = dataSource;
    this.positions = positions;
    this.reader = reader;
    this.transaction = transaction;
  }

  /** What came of a batch. */
  record Written(Batch batch, List<Decided> outcomes) {}

  /**
   * Fetches a batch and commits it. To be called again and again, whatever comes of it, or others
   * take over the partitions.
   *
   * @return empty if there was nothing to do
   * @throws SQLException if the database is away; nothing is lost, and nothing was skipped
   * @throws org.apache.kafka.common.KafkaException if the brokers refuse this consumer
   */
  Optional<Written> next() throws SQLException {
    try {
      if (topics.haveChanged(consumer.assignment())) {
        unsettleAll();
      }
      if (!unsettled.isEmpty()) {
        settle();
      }
    } catch (SQLException | RetriableException e) {
      // Of no partition must anything come now that nobody would write.
      unsettleAll();
      poll();
      throw e;
    }
    ConsumerRecords<byte[], byte[]> fetched = poll();
    return fetched.nextOffsets().isEmpty() ? Optional.empty() : write(fetched);
  }

  /** While partitions are unsettled it is called all the same: to stay in the group. */
  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return consumer.poll(unsettled.isEmpty() ? POLL : POLL_UNSETTLED);
    } catch (LogTruncationException e) {
      e.divergentOffsets()
          .forEach((partition, divergent) -> lostFrom.put(partition, divergent.offset()));
      unsettle(e.partitions());
    } catch (OffsetOutOfRangeException e) {
      unsettle(e.partitions());
    }
    return ConsumerRecords.empty();
  }

  private Optional<Written> write(ConsumerRecords<byte[], byte[]> fetched) throws SQLException {
    try {
      // Asked after the fetch: what came from a topic of that id was not of one that was made anew.
      if (!topics.areKnown(fetched.nextOffsets().keySet())) {
        unsettleAll();
        return Optional.empty();
      }
      Batch batch = Batch.of(fetched, places, reader);
      List<Decided> outcomes =
          transaction.commit(
              batch.events(),
              (connection, from, to) ->
                  positions.move(connection, batch.moves(from, to), topics.known()));
      batch.allMoves().forEach(move -> places.put(move.partition(), move.to()));
      return Optional.of(new Written(batch, outcomes));
    } catch (SQLException | RuntimeException e) {
      // Some of it may be committed; and what is not must be fetched once more, or it is passed
      // over.
      unsettleAll();
      throw e;
    }
  }

  /**
   * Finds out where the unsettled partitions stand, and has them fetched from there. Those of a
   * topic that is gone stay as they are, until the brokers take them away.
   */
  private void settle() throws SQLException {
    Map<String, UUID> ids = topics.now();
    Set<TopicPartition> asked = new HashSet<>(unsettled);
    asked.removeIf(partition -> !ids.containsKey(partition.topic()));
    Map<TopicPartition, Position> found = find(ids, asked);
    topics.know(ids, asked);
    found.forEach(
        (partition, position) -> {
          consumer.seek(
              partition,
              new OffsetAndMetadata(
                  position.offset(), Optional.ofNullable(position.leaderEpoch()), ""));
          places.put(partition, position.offset());
        });
    consumer.resume(asked);
    unsettled.removeAll(asked);
    lostFrom.keySet().removeAll(asked);
  }

  /** All in one transaction: no gap is jumped over without a note. */
  private Map<TopicPartition, Position> find(Map<String, UUID> ids, Set<TopicPartition> asked)
      throws SQLException {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(asked, PATIENCE);
    Map<TopicPartition, Long> ends = consumer.endOffsets(asked, PATIENCE);
    Map<TopicPartition, Position> found = new HashMap<>();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        // In one order for all consumers, since rows are locked.
        for (TopicPartition partition : inOrder(asked)) {
          long beginning = beginnings.getOrDefault(partition, 0L);
          long end = ends.getOrDefault(partition, beginning);
          UUID id = Objects.requireNonNull(ids.get(partition.topic()));
          found.put(partition, position(connection, id, partition, beginning, end));
        }
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
    return found;
  }

  private static List<TopicPartition> inOrder(Set<TopicPartition> partitions) {
    return partitions.stream()
        .sorted(
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
        .toList();
  }

  private Position position(
      Connection connection, UUID id, TopicPartition partition, long beginning, long end)
      throws SQLException {
    Optional<Position> known = positions.find(connection, id, partition.partition());
    if (known.isEmpty()) {
      positions.add(connection, id, partition, beginning);
      return positions.find(connection, id, partition.partition()).orElseThrow();
    }
    long stands = known.get().offset();
    if (stands < beginning) {
      LOG.errorf(
          "records %d to %d of %s were deleted before they were read",
          stands, beginning - 1, partition);
      positions.jump(connection, id, partition, stands, beginning);
      positions.note(connection, id, partition, Gap.MISSED, stands, beginning);
      return new Position(beginning, null);
    }
    @Nullable Long divergent = lostFrom.get(partition);
    long lost = divergent == null ? Math.min(end, stands) : divergent;
    if (lost < stands) {
      // Without its word nobody knows which of those that are there have been there before.
      long again = divergent == null ? beginning : divergent;
      LOG.errorf(
          "Kafka has lost records of %s that had been read; it is read again from %d on",
          partition, again);
      positions.jump(connection, id, partition, stands, again);
      positions.note(connection, id, partition, Gap.LOST, lost, stands);
      return new Position(again, null);
    }
    return known.get();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    unsettle(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(places::remove);
    unsettled.removeAll(partitions);
  }

  private void unsettleAll() {
    unsettle(consumer.assignment());
  }

  /** Nothing is fetched from them; they have a place only so that Kafka need not look for one. */
  private void unsettle(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    for (TopicPartition partition : partitions) {
      consumer.seek(partition, 0);
      places.remove(partition);
      unsettled.add(partition);
    }
  }
}
