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
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.jboss.logging.Logger;

/**
 * How many records of the topics are not in the ledger yet, whether somebody reads them or not:
 * looked up every other second.
 */
@ApplicationScoped
class Lag {

  private static final Logger LOG = Logger.getLogger(Lag.class);

  private final EventsConfig events;
  private final KafkaConfig config;
  private final Broker broker;
  private final Ends ends;
  private final AgroalDataSource dataSource;
  private final MeterRegistry registry;
  private volatile Map<String, Long> byTopic = Map.of();

  Lag(
      EventsConfig events,
      KafkaConfig config,
      Broker broker,
      Ends ends,
      AgroalDataSource dataSource,
      MeterRegistry registry) {
    this.events = events;
    this.config = config;
    this.broker = broker;
    this.ends = ends;
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
    // First where the ledger stands, or it might be further than the end.
    Map<TopicIdPartition, Long> stands;
    try (Connection connection = dataSource.getConnection()) {
      stands = ends.inLedger(connection);
    }
    Map<String, Long> lag = new HashMap<>();
    ends.now()
        .forEach(
            (partition, end) ->
                lag.merge(
                    partition.topic(),
                    Math.max(0, end - stands.getOrDefault(partition, 0L)),
                    Long::sum));
    return Map.copyOf(lag);
  }
}
