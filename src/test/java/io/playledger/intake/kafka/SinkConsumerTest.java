package io.playledger.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.support.Await;
import io.playledger.support.KafkaBroker;
import io.playledger.support.KafkaResource;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.playledger.support.ThroughKafka;
import io.quarkus.test.junit.TestProfile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever the brokers, the database and others do, no record is passed over. */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class SinkConsumerTest extends OwnConsumers {

  @Test
  @DisplayName("Records that were fetched just before the broker hung are not passed over")
  void hungAfterFetch() throws Exception {
    Consumer<byte[], byte[]> consumer = consumer();
    SinkConsumer sink = sink(freezingAfterFetch(consumer));
    give(consumer, sink, 0);
    topic.write(0, "a");
    try {
      assertThatThrownBy(() -> untilStored(sink, "a")).isInstanceOf(RetriableException.class);
    } finally {
      KafkaResource.broker().thaw();
    }

    topic.write(0, "b");

    untilStored(sink, "a", "b");
    assertThat(topic.position(0)).isEqualTo(2);
  }

  @Test
  @DisplayName("Records are not passed over while the database cannot say where others stand")
  void awayWhileSettling() throws Exception {
    Consumer<byte[], byte[]> consumer = consumer();
    SinkConsumer sink = sink(consumer);
    give(consumer, sink, 0);
    topic.write(0, "a");
    untilStored(sink, "a");
    consumer.assign(List.of(topic.partition(0), topic.partition(1)));
    sink.onPartitionsAssigned(List.of(topic.partition(1)));
    topic.write(0, "b");
    try (Connection blocker = dataSource.getConnection()) {
      blocker.setAutoCommit(false);
      Sql.execute(blocker, "lock table queue.position in access exclusive mode");
      for (int call = 0; call < 2; call++) {
        assertThatThrownBy(sink::next).isInstanceOf(SQLException.class);
      }
      blocker.rollback();
    }

    topic.write(0, "c");
    topic.write(1, "d");

    Await.until("all four", () -> read(sink) && topic.stored().size() == 4);
    assertThat(topic.stored()).contains("a", "b", "c", "d");
  }

  @Test
  @DisplayName("A topic that is deleted before it is read holds up no other")
  void deletedWhileUnsettled() throws Exception {
    try (OwnTopic other = OwnTopic.of(dataSource, 1)) {
      Consumer<byte[], byte[]> consumer = consumer();
      SinkConsumer sink = sink(consumer);
      consumer.subscribe(List.of(topic.name(), other.name()), sink);
      topic.write(0, "a");
      untilStored(sink, "a");
      topic.delete();
      sink.onPartitionsAssigned(consumer.assignment());

      other.write(0, "b");

      Await.until(
          "it is read", Duration.ofSeconds(40), () -> read(sink) && other.stored().size() == 1);
      topic.make(1);
    }
  }

  @Test
  @DisplayName("Of two consumers with the same records one commits, and of the other nothing is")
  void fence() throws Exception {
    Consumer<byte[], byte[]> first = consumer();
    Consumer<byte[], byte[]> second = consumer();
    SinkConsumer one = sink(first);
    SinkConsumer two = sink(second);
    give(first, one, 0);
    give(second, two, 0);
    one.next();
    two.next();

    topic.write(0, "a", "b");

    untilStored(one, "a", "b");
    assertThatThrownBy(() -> untilStored(two, "never")).isInstanceOf(FencedException.class);
    topic.write(0, "c");
    untilStored(two, "a", "b", "c");
    assertThat(received()).isEqualTo(3);
    assertThat(topic.position(0)).isEqualTo(3);
  }

  private long received() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(
          connection,
          Long.class,
          "select sum(num_received)::bigint from intake.account where product = ?",
          topic.name());
    }
  }

  /** A consumer whose broker hangs once records have come. */
  @SuppressWarnings("unchecked")
  private static Consumer<byte[], byte[]> freezingAfterFetch(Consumer<byte[], byte[]> consumer) {
    KafkaBroker broker = KafkaResource.broker();
    boolean[] hung = {false};
    return (Consumer<byte[], byte[]>)
        Proxy.newProxyInstance(
            Consumer.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(consumer, arguments);
                if (!hung[0]
                    && answer instanceof ConsumerRecords<?, ?> records
                    && !records.isEmpty()) {
                  hung[0] = true;
                  broker.freeze();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
