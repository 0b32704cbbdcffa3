package io.playledger.intake.kafka;

import io.playledger.platform.kafka.KafkaClients;
import io.playledger.platform.kafka.KafkaConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The producer of {@link IntakeTopic}, for use on event loops. Before anybody has it, it knows
 * where the partitions are: nobody must wait for that there.
 */
@ApplicationScoped
class IntakeProducer {

  private static final Logger LOG = Logger.getLogger(IntakeProducer.class);
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(5);

  /** Below the time after which clients give up, so that they are told. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** So that events of several requests go together: each batch costs the brokers the same. */
  private static final Duration LINGER = Duration.ofMillis(10);

  private final KafkaConfig config;
  private final KafkaClients clients;
  private volatile @Nullable Producer<byte[], byte[]> producer;
  private volatile boolean ending;

  IntakeProducer(KafkaConfig config, KafkaClients clients) {
    this.config = config;
    this.clients = clients;
  }

  /** Begins to open it, and does not wait. */
  void open() {
    Thread.ofPlatform().name("intake-topic").daemon().start(this::tryToOpen);
  }

  /** Whatever was given to it is still sent, where that does not take long. */
  void close() {
    ending = true;
    Producer<byte[], byte[]> open = producer;
    if (open != null) {
      open.close(PATIENCE_AT_SHUTDOWN);
    }
  }

  /** Null before it is open, and from when it is being closed. */
  @Nullable Producer<byte[], byte[]> ifOpen() {
    return ending ? null : producer;
  }

  private void tryToOpen() {
    while (!ending) {
      try {
        Producer<byte[], byte[]> opened = clients.producer("playledger-intake", settings());
        while (!ending && producer == null) {
          producer = knowsPartitions(opened) ? opened : null;
        }
        if (producer == null) {
          opened.close(Duration.ZERO);
        }
        return;
      } catch (KafkaException e) {
        // No broker's name can be resolved yet; Broker says so.
        LOG.debug("no producer yet", e);
        pause();
      }
    }
  }

  private boolean knowsPartitions(Producer<byte[], byte[]> opened) {
    try {
      return !opened.partitionsFor(config.intakeTopic()).isEmpty();
    } catch (KafkaException e) {
      LOG.debug("the topic is not known yet", e);
      pause();
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Object> settings() {
    return Map.of(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        (int) PATIENCE.toMillis(),
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        3_000,
        // On an event loop nobody may wait: a broker that has just come back may not know the topic
        // yet, and each event of a request would wait for that by itself.
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        0,
        ProducerConfig.METADATA_MAX_IDLE_CONFIG,
        Duration.ofDays(365).toMillis(),
        ProducerConfig.LINGER_MS_CONFIG,
        LINGER.toMillis(),
        ProducerConfig.BATCH_SIZE_CONFIG,
        64 * 1024,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4");
  }
}
