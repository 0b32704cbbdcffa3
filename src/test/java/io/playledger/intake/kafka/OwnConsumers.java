package io.playledger.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.intake.GroupTransaction;
import io.playledger.platform.kafka.Broker;
import io.playledger.platform.kafka.KafkaClients;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Consumers of the test's own on a topic of its own. */
abstract class OwnConsumers {

  @Inject AgroalDataSource dataSource;
  @Inject Sink settings;
  @Inject KafkaClients clients;
  @Inject Broker broker;
  @Inject Positions positions;
  @Inject RecordReader reader;
  @Inject GroupTransaction transaction;

  private final List<Consumer<byte[], byte[]>> open = new ArrayList<>();
  OwnTopic topic;

  @BeforeEach
  void make() {
    topic = OwnTopic.of(dataSource, 2);
  }

  @AfterEach
  void close() {
    open.forEach(consumer -> consumer.close(Duration.ZERO));
    topic.close();
  }

  Consumer<byte[], byte[]> consumer() {
    Map<String, Object> own = new HashMap<>(settings.settings());
    own.put("group.id", topic.name());
    own.put("metadata.max.age.ms", 2_000);
    Consumer<byte[], byte[]> consumer = clients.consumer("test", own);
    open.add(consumer);
    return consumer;
  }

  void stop(Consumer<byte[], byte[]> consumer) {
    consumer.close();
    open.remove(consumer);
  }

  /** Of the first partition. */
  SinkConsumer another() {
    Consumer<byte[], byte[]> consumer = consumer();
    SinkConsumer sink = sink(consumer);
    give(consumer, sink, 0);
    return sink;
  }

  SinkConsumer sink(Consumer<byte[], byte[]> consumer) {
    return new SinkConsumer(consumer, broker, dataSource, positions, reader, transaction);
  }

  void give(Consumer<byte[], byte[]> consumer, SinkConsumer sink, int partition) {
    List<TopicPartition> given = List.of(topic.partition(partition));
    consumer.assign(given);
    sink.onPartitionsAssigned(given);
  }

  void untilStored(SinkConsumer sink, String... ids) throws Exception {
    for (long end = System.nanoTime() + 20_000_000_000L; !topic.stored().equals(List.of(ids)); ) {
      assertThat(System.nanoTime()).as("%s", topic.stored()).isLessThan(end);
      sink.next();
    }
  }

  /** As the sink calls it: what passes is tried again. */
  static boolean read(SinkConsumer sink) throws SQLException {
    try {
      sink.next();
    } catch (RetriableException | FencedException e) {
      // Again.
    }
    return true;
  }
}
