package io.playledger.platform.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes clients of the brokers that the settings {@code kafka.*} name. What a caller asks for goes
 * before those: nothing lost depends on it.
 */
@ApplicationScoped
public class KafkaClients {

  private final Map<String, Object> settings;

  KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> settings) {
    this.settings = settings;
  }

  /**
   * One that waits for all replicas, and whose retries double nothing.
   *
   * @throws org.apache.kafka.common.KafkaException if a setting is wrong, or no broker's name can
   *     be resolved
   */
  public Producer<byte[], byte[]> producer(String clientId, Map<String, Object> own) {
    Map<String, Object> all = with(clientId, own);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * @throws org.apache.kafka.common.KafkaException as above
   */
  public Consumer<byte[], byte[]> consumer(String clientId, Map<String, Object> own) {
    return new KafkaConsumer<>(
        with(clientId, own), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * @throws org.apache.kafka.common.KafkaException as above
   */
  public Admin admin(String clientId, Map<String, Object> own) {
    return Admin.create(with(clientId, own));
  }

  private Map<String, Object> with(String clientId, Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(settings);
    // A broker that is away is looked for twice a second, not in growing intervals.
    all.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 100);
    all.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    all.putAll(own);
    all.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    return all;
  }
}
