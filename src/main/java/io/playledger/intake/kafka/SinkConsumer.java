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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;

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
  private final Broker broker;
  private final AgroalDataSource dataSource;
  private final Positions positions;
  private final RecordReader reader;
  private final GroupTransaction transaction;

  /** Where each settled partition stands. */
  private final Map<TopicPartition, Long> places = new HashMap<>();

  private final Set<TopicPartition> unsettled = new HashSet<>();

  /** From where on Kafka has lost what it had. */
  private final Map<TopicPartition, Long> lostFrom = new HashMap<>();

  private final Map<String, UUID> topicIds = new HashMap<>();

  SinkConsumer(
      Consumer<byte[], byte[]> consumer,
      Broker broker,
      AgroalDataSource dataSource,
      Positions positions,
      RecordReader reader,
      GroupTransaction transaction) {
    this.consumer = consumer;
    this.broker = broker;
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
   * @throws KafkaException if the brokers are away, or refuse this consumer
   */
  Optional<Written> next() throws SQLException {
    ConsumerRecords<byte[], byte[]> fetched = ConsumerRecords.empty();
    boolean isCommitted = false;
    try {
      try {
        settle();
      } finally {
        // In any case: who does not poll is taken for dead by its group.
        fetched = poll();
      }
      Optional<Written> written = fetched.isEmpty() ? Optional.empty() : write(fetched);
      isCommitted = true;
      return written;
    } finally {
      if (!isCommitted) {
        // Kafka would go on behind what was fetched. Of several commits some may have happened.
        unsettle(fetched.partitions());
      }
    }
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
    // Asked after the fetch: what came from a topic of that id was not of one that was made anew.
    if (!isOfKnownTopics(fetched)) {
      throw new FencedException("a topic was made anew");
    }
    Batch batch = Batch.of(fetched, places, reader);
    List<Decided> outcomes =
        transaction.commit(
            batch.events(),
            (connection, from, to) -> positions.move(connection, batch.moves(from, to), topicIds));
    batch.allMoves().forEach(move -> places.put(move.partition(), move.to()));
    return Optional.of(new Written(batch, outcomes));
  }

  private boolean isOfKnownTopics(ConsumerRecords<byte[], byte[]> fetched) {
    Set<String> topics = new HashSet<>();
    fetched.partitions().forEach(partition -> topics.add(partition.topic()));
    Map<String, UUID> now = idsOf(topics);
    return topics.stream().allMatch(topic -> Objects.equals(now.get(topic), topicIds.get(topic)));
  }

  private Map<String, UUID> idsOf(Set<String> topics) {
    Map<String, TopicDescription> described =
        broker.ask(admin -> admin.describeTopics(topics).allTopicNames());
    Map<String, UUID> ids = new HashMap<>();
    described.forEach((name, topic) -> ids.put(name, uuid(topic.topicId())));
    return ids;
  }

  private static UUID uuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  /** Finds out where the unsettled partitions stand, and has them fetched from there. */
  private void settle() throws SQLException {
    if (unsettled.isEmpty()) {
      return;
    }
    Set<TopicPartition> asked = Set.copyOf(unsettled);
    Set<String> topics = new HashSet<>();
    asked.forEach(partition -> topics.add(partition.topic()));
    Map<String, UUID> ids = idsOf(topics);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(asked, PATIENCE);
    Map<TopicPartition, Long> ends = consumer.endOffsets(asked, PATIENCE);
    Map<TopicPartition, Position> found = new HashMap<>();
    try (Connection connection = dataSource.getConnection()) {
      for (TopicPartition partition : asked) {
        long beginning = beginnings.getOrDefault(partition, 0L);
        long end = ends.getOrDefault(partition, beginning);
        UUID id = Objects.requireNonNull(ids.get(partition.topic()));
        found.put(partition, position(connection, id, partition, beginning, end));
      }
    }
    topicIds.putAll(ids);
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
      positions.jump(connection, id, partition, stands, beginning, Gap.MISSED, beginning);
      return new Position(beginning, null);
    }
    long lost = lostFrom.getOrDefault(partition, stands > end ? beginning : stands);
    if (lost < stands) {
      LOG.errorf(
          "Kafka has lost records of %s that had been read; it is read again from %d on",
          partition, lost);
      positions.jump(connection, id, partition, stands, lost, Gap.LOST, Math.max(end, lost));
      return new Position(lost, null);
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
