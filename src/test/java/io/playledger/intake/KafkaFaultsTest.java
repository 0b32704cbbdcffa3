package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Await;
import io.playledger.support.KafkaBroker;
import io.playledger.support.KafkaResource;
import io.playledger.support.KafkaWriter;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import io.playledger.support.SessionEvent;
import io.playledger.support.ThroughKafka;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The brokers hang or die, topics are made anew, and others use what is not theirs. */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class KafkaFaultsTest {

  private static final String EVENTS = "playledger.events";
  private static final String METRICS = "server-metrics";
  private static final String GROUP = "playledger-sink";
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

  @Inject IntakeRows rows;
  @Inject AgroalDataSource dataSource;

  private final KafkaBroker broker = KafkaResource.broker();
  private final String product = IntakeApi.newName();

  /** Makes Kafka be away, or come back. */
  private interface Step {
    void take() throws Exception;
  }

  @Test
  @DisplayName("While the broker hangs games go on and senders are told; afterwards all is there")
  void frozen() throws Exception {
    away(broker::freeze, broker::thaw);
  }

  @Test
  @DisplayName("While the broker is dead games go on and senders are told; afterwards all is there")
  void killed() throws Exception {
    away(broker::kill, broker::start);
  }

  private void away(Step goAway, Step comeBack) throws Exception {
    IntakeApi api = IntakeApi.ofNewGame();
    api.send("{'id':'before','type':'login'}");
    Await.until("stored", () -> rows.received(api.product()) == 1);
    String usual = play();
    Await.until("its end", () -> typesOf(usual).contains("game_ended"));
    List<String> sessions = new ArrayList<>();
    goAway.take();
    try {
      Problem.of(post(api, "meanwhile", KNOWN_WITHIN), 503);
      Await.until("it is known", KNOWN_WITHIN, () -> !KafkaHealthApi.isUp("kafka"));
      HttpResponse<String> refused = post(api, "known", Duration.ofSeconds(1));
      Problem.of(refused, 503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(KafkaHealthApi.isReady()).isTrue();
      assertThat(KafkaHealthApi.data("kafka")).containsKey("problem");

      for (int game = 0; game < 5; game++) {
        sessions.add(play());
      }

      assertThat(outbox(sessions)).isGreaterThan(sessions.size());
      assertThat(SessionEvent.of(dataSource, sessions.get(0))).isEmpty();
    } finally {
      comeBack.take();
    }

    Await.until("all is well", BACK_WITHIN, KafkaFaultsTest::isAllWell);
    Await.until("the outbox is empty", BACK_WITHIN, () -> outbox(sessions) == 0);
    Fates answer = api.send("{'id':'after','type':'login'}");
    assertThat(answer.all()).containsExactly("queued");
    Await.until("stored", BACK_WITHIN, () -> rows.events(api.product()).size() >= 2);
    for (String session : sessions) {
      Await.until(
          "all of a game, in its order",
          BACK_WITHIN,
          () -> typesOf(session).equals(typesOf(usual)));
    }
    Await.until("no lag", BACK_WITHIN, () -> KafkaHealthApi.recordsBehind() == 0);
    rows.books(api.product());
  }

  @Test
  @DisplayName(
      "A stranger in the group takes partitions away; when it leaves all is read, whatever it commits")
  void stranger() throws Exception {
    try (Consumer<byte[], byte[]> stranger = consumer(GROUP, CooperativeStickyAssignor.class)) {
      stranger.subscribe(List.of(EVENTS));
      Await.until(
          "it has partitions",
          BACK_WITHIN,
          () -> {
            stranger.poll(Duration.ofMillis(200));
            return !stranger.assignment().isEmpty();
          });
      Map<TopicPartition, OffsetAndMetadata> beyond = new HashMap<>();
      stranger.assignment().forEach(one -> beyond.put(one, new OffsetAndMetadata(1_000_000)));
      stranger.commitSync(beyond);
      for (TopicPartition taken : stranger.assignment()) {
        write(taken.partition(), "taken-" + taken.partition());
      }
      int taken = stranger.assignment().size();
      Await.until("lag shows", () -> KafkaHealthApi.recordsBehind() >= taken);
      assertThat(rows.events(product)).isEmpty();

      stranger.close();

      Await.until("all are read", BACK_WITHIN, () -> rows.events(product).size() == taken);
      Await.until("no lag", () -> KafkaHealthApi.recordsBehind() == 0);
    }
  }

  @Test
  @DisplayName("A stranger that shares partitions out in another way is told of, and got over")
  void strangeProtocol() throws Exception {
    try (Consumer<byte[], byte[]> stranger = consumer(GROUP, RangeAssignor.class);
        AdminClient admin = broker.admin()) {
      stranger.subscribe(List.of(EVENTS));
      Await.until("it has the group for itself", BACK_WITHIN, () -> takesOver(stranger, admin));
      Await.until(
          "it is told",
          BACK_WITHIN,
          () -> {
            stranger.poll(Duration.ofMillis(100));
            return String.valueOf(KafkaHealthApi.data("sink").get("problem"))
                .contains("the group %s is in use".formatted(GROUP));
          });
      assertThat(KafkaHealthApi.isUp("sink")).isFalse();
      write("meanwhile");
    }

    awaitEvents(1);
    Await.until("all is well", BACK_WITHIN, KafkaFaultsTest::isAllWell);
  }

  private static boolean takesOver(Consumer<byte[], byte[]> stranger, AdminClient admin)
      throws Exception {
    try {
      stranger.poll(Duration.ofMillis(200));
      return !stranger.assignment().isEmpty();
    } catch (InconsistentGroupProtocolException e) {
      // The service's consumers notice at their next heartbeat only.
      admin
          .removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
      return false;
    }
  }

  @Test
  @DisplayName("A topic made anew with fewer partitions, while it is read, is read from 0 on")
  void madeAnew() throws Exception {
    try (AdminClient admin = broker.admin()) {
      write(METRICS, 7, "old");
      awaitEvents(1);

      admin.deleteTopics(List.of(METRICS)).all().get();
      create(admin, METRICS, 2);
      write(METRICS, 0, "new-0");
      write(METRICS, 1, "new-1");

      Await.until("they are read", BACK_WITHIN, () -> rows.events(product).size() == 3);
      assertThat(
              rows.rows(
                  "select from queue.gap where topic = ? and kind = 'made_anew' and partition = 7",
                  METRICS))
          .hasSize(1);
      Await.until("no lag", () -> KafkaHealthApi.recordsBehind() == 0);
    }
  }

  private static String play() {
    return Player.play(Map.of("playerId", "away"), 2);
  }

  private List<String> typesOf(String session) {
    return SessionEvent.typesOf(dataSource, session);
  }

  private static void create(AdminClient admin, String topic, int partitions) {
    Await.until(
        "it is made",
        () -> {
          try {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
            return true;
          } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(TopicExistsException.class);
            return false;
          }
        });
  }

  private static boolean isAllWell() {
    return KafkaHealthApi.isUp("kafka")
        && KafkaHealthApi.isUp("sink")
        && KafkaHealthApi.isUp("intake");
  }

  private HttpResponse<String> post(IntakeApi api, String id, Duration within) {
    long begin = System.nanoTime();
    HttpResponse<String> answer =
        api.post(
            "/v1/events",
            IntakeApi.JSON,
            "{\"id\":\"%s\",\"type\":\"login\"}".formatted(id).getBytes(StandardCharsets.UTF_8));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(within);
    return answer;
  }

  private long outbox(List<String> sessions) throws SQLException {
    return rows.rows(
            "select from queue.outbox where session_id = any (string_to_array(?, ','))",
            String.join(",", sessions))
        .size();
  }

  private void write(String id) {
    write(0, id);
  }

  private void write(int partition, String id) {
    write(EVENTS, partition, id);
  }

  private void write(String topic, int partition, String id) {
    String event =
        "{\"id\":\"%s\",\"type\":\"door_opened\",\"product\":\"%s\"}".formatted(id, product);
    try (KafkaWriter writer = KafkaWriter.to(broker, Map.of())) {
      writer.write(KafkaWriter.record(topic, partition, null, event));
    }
  }

  private void awaitEvents(int count) {
    Await.until("they are read", BACK_WITHIN, () -> rows.events(product).size() == count);
  }

  private Consumer<byte[], byte[]> consumer(String group, Class<?> assignor) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("group.id", group);
    settings.put("partition.assignment.strategy", List.of(assignor));
    settings.put("auto.offset.reset", "latest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
