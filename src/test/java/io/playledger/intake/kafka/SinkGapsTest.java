package io.playledger.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.playledger.support.ThroughKafka;
import io.playledger.support.Together;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is not there any more is noted, and read on behind. */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class SinkGapsTest extends OwnConsumers {

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

  private static boolean isRefused(SinkConsumer sink) {
    try {
      sink.next();
      return false;
    } catch (SQLException e) {
      return true;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, sql);
    }
  }
}
