package io.playledger.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The broker of the tests keeps what other tests rely on. */
class KafkaBrokerTest {

  private static KafkaBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.started();
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
  }

  @Test
  @DisplayName("Records are still there after the broker was killed and started again")
  void killed() throws Exception {
    broker.createTopic("killed", 1);
    String address = broker.bootstrapServers();
    send("killed", "before");

    broker.kill();
    broker.start();

    assertThat(broker.bootstrapServers()).isEqualTo(address);
    send("killed", "after");
    assertThat(read("killed", 2)).containsExactly("before", "after");
  }

  @Test
  @DisplayName("A frozen broker does not answer, and goes on when it is thawed")
  void frozen() throws Exception {
    broker.createTopic("frozen", 1);
    send("frozen", "before");

    broker.freeze();
    try {
      assertThatThrownBy(KafkaBrokerTest::ask).isInstanceOf(ExecutionException.class);
    } finally {
      broker.thaw();
    }

    send("frozen", "after");
    assertThat(read("frozen", 2)).containsExactly("before", "after");
  }

  private static void ask() throws ExecutionException, InterruptedException {
    try (AdminClient admin =
        AdminClient.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.describeCluster(new DescribeClusterOptions().timeoutMs(500)).nodes().get();
    }
  }

  private static void send(String topic, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  private static List<String> read(String topic, int count) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                topic,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      List<String> values = new ArrayList<>();
      Await.until(
          "the records of " + topic,
          () -> {
            consumer.poll(Duration.ofMillis(200)).forEach(received -> values.add(received.value()));
            return values.size() >= count;
          });
      return values;
    }
  }
}
