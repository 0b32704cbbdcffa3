package io.playledger.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.playledger.intake.GroupTransaction;
import io.playledger.platform.kafka.Broker;
import io.playledger.platform.kafka.KafkaClients;
import io.playledger.support.Await;
import io.playledger.support.KafkaBroker;
import io.playledger.support.KafkaResource;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.playledger.support.ThroughKafka;
import io.playledger.support.Together;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Consumers of the test's own on a topic of its own: whatever Kafka and the database do, no record
 * is passed over without a note.
 */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class SinkConsumerTest {

  @Inject AgroalDataSource dataSource;
  @Inject Sink settings;
  @Inject KafkaClients clients;
  @Inject Broker broker;
  @Inject Positions positions;
  @Inject RecordReader reader;
  @Inject GroupTransaction transaction;

  private final List<Consumer<byte[], byte[]>> open = new ArrayList<>();
  private OwnTopic topic;

  @BeforeEach
  void make() {
    topic = OwnTopic.of(dataSource, 2);
  }

  @AfterEach
  void close() {
    open.forEach(consumer -> consumer.close(Duration.ZERO));
    topic.close();
  }

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
  @DisplayName("What transactions leave behind is no lag, and no gap when it is deleted")
  void markers() throws Exception {
    try (OwnTopic single = OwnTopic.of(dataSource, 1)) {
      Consumer<byte[], byte[]> consumer = consumer();
      SinkConsumer sink = sink(consumer);
      consumer.assign(List.of(single.partition(0)));
      sink.onPartitionsAssigned(consumer.assignment());
      single.writeInTransaction(true, "a", "b");
      single.writeInTransaction(false, "c");
      single.writeInTransaction(true, "d");
      Await.until("all are read", () -> read(sink) && single.position(0) == 7);
      single.writeInTransaction(false, "e");

      Await.until("that is passed over", () -> read(sink) && single.position(0) == 9);
      single.deleteRecords(0, 9);
      sink.onPartitionsAssigned(consumer.assignment());
      single.write(0, "f");

      Await.until("the next one", () -> read(sink) && single.position(0) == 10);
      assertThat(single.stored()).containsExactly("a", "b", "d", "f");
      assertThat(single.gaps()).isEmpty();
    }
  }

  @Test
  @DisplayName("Records that were deleted before they were read are noted, and it goes on behind")
  void missed() throws Exception {
    Consumer<byte[], byte[]> consumer = consumer();
    SinkConsumer sink = sink(consumer);
    give(consumer, sink, 0);
    topic.write(0, "a");
    untilStored(sink, "a");
    stop(consumer);

    topic.write(0, "b", "c", "d");
    topic.deleteRecords(0, 3);

    untilStored(another(), "a", "d");
    assertThat(topic.gaps()).containsExactly("missed 1-3");
    assertThat(topic.position(0)).isEqualTo(4);
  }

  @Test
  @DisplayName("A gap is noted in the transaction that jumps over it, or nothing is")
  void notedTogether() throws Exception {
    Consumer<byte[], byte[]> consumer = consumer();
    SinkConsumer sink = sink(consumer);
    give(consumer, sink, 0);
    topic.write(0, "a");
    untilStored(sink, "a");
    stop(consumer);
    topic.write(0, "b", "c");
    topic.deleteRecords(0, 2);
    SinkConsumer next = another();
    execute(
        "alter table queue.gap add constraint none_of_it check (topic <> '%s')"
            .formatted(topic.name()));
    try {
      Await.until("refused", () -> isRefused(next));
      assertThat(topic.position(0)).isEqualTo(1);
    } finally {
      execute("alter table queue.gap drop constraint none_of_it");
    }

    untilStored(next, "a", "c");
    assertThat(topic.gaps()).containsExactly("missed 1-2");
  }

  @Test
  @DisplayName("A partition that ends before what was read of it is noted, and read again")
  void lost() throws Exception {
    Consumer<byte[], byte[]> consumer = consumer();
    SinkConsumer sink = sink(consumer);
    give(consumer, sink, 0);
    topic.write(0, "a", "b");
    untilStored(sink, "a", "b");
    topic.setPosition(0, 7);
    sink.onPartitionsAssigned(consumer.assignment());

    topic.write(0, "c");

    untilStored(sink, "a", "b", "c");
    assertThat(topic.gaps()).hasSize(1).first().asString().matches("lost [23]-7");
    assertThat(topic.position(0)).isEqualTo(3);
  }

  @Test
  @DisplayName("A topic made anew with fewer records and partitions is read from its beginning")
  void madeAnewSmaller() throws Exception {
    Consumer<byte[], byte[]> consumer = consumer();
    SinkConsumer sink = sink(consumer);
    consumer.subscribe(List.of(topic.name()), sink);
    topic.write(0, "a", "b", "c");
    topic.write(1, "d");
    Await.until("read", () -> read(sink) && topic.stored().size() == 4);

    topic.delete();
    topic.make(1);
    topic.write(0, "e", "f");

    Await.until("read", Duration.ofSeconds(40), () -> read(sink) && topic.stored().size() == 6);
    assertThat(topic.position(0)).isEqualTo(2);
    assertThat(topic.gaps()).containsExactly("made_anew 3-", "made_anew 1-");
  }

  @Test
  @DisplayName("A topic made anew with as many records as were read is read from its beginning")
  void madeAnewEqual() throws Exception {
    madeAnewWith(3);
  }

  @Test
  @DisplayName("A topic made anew with more records than were read is read from its beginning")
  void madeAnewLarger() throws Exception {
    madeAnewWith(5);
  }

  private void madeAnewWith(int count) throws Exception {
    Consumer<byte[], byte[]> consumer = consumer();
    SinkConsumer sink = sink(consumer);
    consumer.subscribe(List.of(topic.name()), sink);
    topic.write(0, "a", "b", "c");
    Await.until("read", () -> read(sink) && topic.stored().size() == 3);

    topic.delete();
    topic.make(2);
    topic.write(0, IntStream.range(0, count).mapToObj("new-%d"::formatted).toArray(String[]::new));

    Await.until(
        "read", Duration.ofSeconds(40), () -> read(sink) && topic.stored().size() == 3 + count);
    assertThat(topic.position(0)).isEqualTo(count);
    assertThat(topic.gaps()).containsExactly("made_anew 3-", "made_anew 0-");
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

  @Test
  @DisplayName("Two consumers that find a topic made anew note it once")
  void notedOnce() throws Exception {
    try (OwnTopic wide = OwnTopic.of(dataSource, 16)) {
      UUID old = UUID.randomUUID();
      for (int partition = 0; partition < 16; partition++) {
        try (Connection connection = dataSource.getConnection()) {
          positions.add(connection, old, wide.partition(partition), 5);
        }
      }
      List<Callable<Object>> settlings = new ArrayList<>();
      for (int number = 0; number < 4; number++) {
        Consumer<byte[], byte[]> consumer = consumer();
        SinkConsumer sink = sink(consumer);
        consumer.assign(
            IntStream.range(4 * number, 4 * number + 4).mapToObj(wide::partition).toList());
        sink.onPartitionsAssigned(consumer.assignment());
        settlings.add(sink::next);
      }

      Together.run(settlings);

      assertThat(wide.gaps()).hasSize(16);
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> own = new HashMap<>(settings.settings());
    own.put("group.id", topic.name());
    own.put("metadata.max.age.ms", 2_000);
    Consumer<byte[], byte[]> consumer = clients.consumer("test", own);
    open.add(consumer);
    return consumer;
  }

  private void stop(Consumer<byte[], byte[]> consumer) {
    consumer.close();
    open.remove(consumer);
  }

  /** Of the first partition. */
  private SinkConsumer another() {
    Consumer<byte[], byte[]> consumer = consumer();
    SinkConsumer sink = sink(consumer);
    give(consumer, sink, 0);
    return sink;
  }

  private SinkConsumer sink(Consumer<byte[], byte[]> consumer) {
    return new SinkConsumer(consumer, broker, dataSource, positions, reader, transaction);
  }

  private void give(Consumer<byte[], byte[]> consumer, SinkConsumer sink, int partition) {
    List<TopicPartition> given = List.of(topic.partition(partition));
    consumer.assign(given);
    sink.onPartitionsAssigned(given);
  }

  private void untilStored(SinkConsumer sink, String... ids) throws Exception {
    for (long end = System.nanoTime() + 20_000_000_000L; !topic.stored().equals(List.of(ids)); ) {
      assertThat(System.nanoTime()).as("%s", topic.stored()).isLessThan(end);
      sink.next();
    }
  }

  /** As the sink calls it: what passes is tried again. */
  private static boolean read(SinkConsumer sink) throws SQLException {
    try {
      sink.next();
    } catch (RetriableException | FencedException e) {
      // Again.
    }
    return true;
  }

  private static boolean isRefused(SinkConsumer sink) {
    try {
      sink.next();
      return false;
    } catch (SQLException e) {
      return true;
    }
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

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, sql);
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
