package io.playledger.intake.kafka;

import io.playledger.platform.kafka.Broker;
import io.playledger.platform.kafka.KafkaConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Where the topics end, and how much of them is in the ledger. */
@ApplicationScoped
class Ends {

  private static final String STANDS =
      "select topic_id, topic, partition, next_offset from queue.position";

  private final KafkaConfig config;
  private final Broker broker;

  Ends(KafkaConfig config, Broker broker) {
    this.config = config;
    this.broker = broker;
  }

  /**
   * Behind the last record of each partition.
   *
   * @throws KafkaException if the brokers do not answer
   */
  Map<TopicIdPartition, Long> now() {
    // One that is not there must not hide the others.
    Set<String> there = new HashSet<>(broker.ask(admin -> admin.listTopics().names()));
    there.retainAll(config.topics());
    Map<String, TopicDescription> topics =
        broker.ask(admin -> admin.describeTopics(there).allTopicNames());
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    topics.forEach(
        (name, topic) ->
            topic
                .partitions()
                .forEach(
                    partition ->
                        question.put(
                            new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
    Map<TopicIdPartition, Long> ends = new HashMap<>();
    broker
        .ask(admin -> admin.listOffsets(question).all())
        .forEach(
            (partition, end) ->
                ends.put(
                    new TopicIdPartition(
                        Objects.requireNonNull(topics.get(partition.topic())).topicId(), partition),
                    end.offset()));
    return ends;
  }

  /** Of each partition that somebody has read from, the first record that is not in the ledger. */
  Map<TopicIdPartition, Long> inLedger(Connection connection) throws SQLException {
    Map<TopicIdPartition, Long> stands = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(STANDS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        UUID id = row.getObject("topic_id", UUID.class);
        stands.put(
            new TopicIdPartition(
                new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits()),
                row.getInt("partition"),
                row.getString("topic")),
            row.getLong("next_offset"));
      }
    }
    return stands;
  }
}
