package io.playledger.intake.kafka;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.playledger.platform.kafka.Broker;
import io.playledger.platform.kafka.EventsConfig;
import io.playledger.platform.kafka.KafkaConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How many records of the topics are not in the ledger yet, whether somebody reads them or not:
 * looked up every other second.
 */
@ApplicationScoped
class Lag {

  private static final Logger LOG = Logger.getLogger(Lag.class);

  private static final String STANDS =
      "select topic_id, partition, next_offset from queue.position";

  private final EventsConfig events;
  private final KafkaConfig config;
  private final Broker broker;
  private final AgroalDataSource dataSource;
  private final MeterRegistry registry;
  private volatile Map<String, Long> byTopic = Map.of();

  Lag(
      EventsConfig events,
      KafkaConfig config,
      Broker broker,
      AgroalDataSource dataSource,
      MeterRegistry registry) {
    this.events = events;
    this.config = config;
    this.broker = broker;
    this.dataSource = dataSource;
    this.registry = registry;
  }

  void start(@Observes StartupEvent start) {
    if (events.isKafka()) {
      for (String topic : config.topics()) {
        Gauge.builder("playledger.queue.lag", () -> byTopic.getOrDefault(topic, 0L))
            .description("Records of a topic that are not in the ledger yet, of all instances.")
            .tag("topic", topic)
            .register(registry);
      }
    }
  }

  /** Of each topic, as of a few seconds ago. */
  Map<String, Long> byTopic() {
    return byTopic;
  }

  /** Of all topics, as of a few seconds ago. */
  long total() {
    return byTopic.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Of all topics but that of our own games, as of a few seconds ago. */
  long received() {
    return total() - byTopic.getOrDefault(config.gameTopic(), 0L);
  }

  @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP, identity = "queue-lag")
  void look() {
    if (!events.isKafka() || !broker.isUp()) {
      return;
    }
    try {
      byTopic = count();
    } catch (KafkaException | SQLException e) {
      // Those who read, and Broker, say what is wrong.
      LOG.debug("the lag is not known", e);
    }
  }

  private Map<String, Long> count() throws SQLException {
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
    // First where the ledger stands, or it might be further than the end.
    Map<TopicPartition, Long> stands = stands(topics);
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        broker.ask(admin -> admin.listOffsets(question).all());
    Map<String, Long> lag = new HashMap<>();
    ends.forEach(
        (partition, end) ->
            lag.merge(
                partition.topic(),
                Math.max(0, end.offset() - stands.getOrDefault(partition, 0L)),
                Long::sum));
    return Map.copyOf(lag);
  }

  private Map<TopicPartition, Long> stands(Map<String, TopicDescription> topics)
      throws SQLException {
    Map<UUID, String> names = new HashMap<>();
    topics.forEach(
        (name, topic) ->
            names.put(
                new UUID(
                    topic.topicId().getMostSignificantBits(),
                    topic.topicId().getLeastSignificantBits()),
                name));
    Map<TopicPartition, Long> stands = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(STANDS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String name = names.get(row.getObject("topic_id", UUID.class));
        if (name != null) {
          stands.put(new TopicPartition(name, row.getInt("partition")), row.getLong("next_offset"));
        }
      }
    }
    return stands;
  }
}
