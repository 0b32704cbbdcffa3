package io.playledger.bench.kafka;

import io.playledger.bench.CannotMeasureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads once more what is in a topic, in no group: nobody else notices. */
final class ReadBack {
  private static final Duration POLL = Duration.ofSeconds(5);

  private ReadBack() {}

  /**
   * @param from offsets by partition
   * @param to offsets behind the last, by partition
   */
  static List<ConsumerRecord<byte[], byte[]>> read(
      String address, String topic, Map<Integer, Long> from, Map<Integer, Long> to) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long missing = sum(to) - sum(from);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          to.keySet().stream().map(number -> new TopicPartition(topic, number)).toList();
      consumer.assign(partitions);
      partitions.forEach(
          partition -> consumer.seek(partition, from.getOrDefault(partition.partition(), 0L)));
      while (records.size() < missing) {
        ConsumerRecords<byte[], byte[]> some = consumer.poll(POLL);
        if (some.isEmpty()) {
          throw new CannotMeasureException(
              "%s has %d records where %d were read".formatted(topic, records.size(), missing));
        }
        some.forEach(records::add);
      }
    }
    return records;
  }

  private static long sum(Map<Integer, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }
}
