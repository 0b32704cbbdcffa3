package io.playledger.support;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to Kafka as any application may. */
public final class KafkaWriter implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;

  private KafkaWriter(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * A writer to a broker that asks for no credentials.
   *
   * @param settings of the producer, over its defaults
   */
  public static KafkaWriter to(KafkaBroker broker, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("bootstrap.servers", broker.bootstrapServers());
    return new KafkaWriter(
        new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Its producer, for transactions. */
  public Producer<byte[], byte[]> producer() {
    return producer;
  }

  /** Writes texts without a key, and waits until the broker has them. */
  public void write(String topic, String... values) {
    for (String value : values) {
      write(record(topic, null, value));
    }
  }

  /** Writes a record, and waits until the broker has it. */
  public RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A record of texts, wherever it may go. */
  public static ProducerRecord<byte[], byte[]> record(
      String topic, @Nullable String key, @Nullable String value) {
    return new ProducerRecord<>(topic, bytes(key), bytes(value));
  }

  /**
   * A record of texts.
   *
   * @param headers names and values in turn
   */
  public static ProducerRecord<byte[], byte[]> record(
      String topic,
      int partition,
      @Nullable String key,
      @Nullable String value,
      String... headers) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, partition, bytes(key), bytes(value));
    for (int index = 0; index < headers.length; index += 2) {
      record.headers().add(headers[index], bytes(headers[index + 1]));
    }
    return record;
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
