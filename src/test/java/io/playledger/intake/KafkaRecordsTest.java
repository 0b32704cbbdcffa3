package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.playledger.intake.format.SomeEvents;
import io.playledger.support.Await;
import io.playledger.support.KafkaResource;
import io.playledger.support.KafkaWriter;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.ThroughKafka;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever applications may write to the topics has its fate. */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class KafkaRecordsTest extends WrittenRecords {

  @Test
  @DisplayName("Types without a schema are stored, or kept where the product says so")
  void unknownType() throws Exception {
    writer.write(record(EVENTS, null, event("accepted")));
    awaitEventBehind(EVENTS);
    admin()
        .body(Map.of("unknownTypes", "quarantine"))
        .put("/admin/products/%s/policy".formatted(product))
        .then()
        .statusCode(200);
    String strict = event("kept");

    writer.write(record(EVENTS, null, strict));

    Await.until(
        "in quarantine", () -> kept(strict.getBytes(StandardCharsets.UTF_8), "unknown_type") == 1);
    assertAccounts(product);
  }

  @Test
  @DisplayName("Keys mean nothing: none, an empty one, bytes that are no text, a long one")
  void keys() throws Exception {
    byte[][] keys = {null, {}, {(byte) 0xff, 0, (byte) 0xc3}, new byte[100_000]};
    for (int index = 0; index < keys.length; index++) {
      byte[] value = event("key-" + index).getBytes(StandardCharsets.UTF_8);
      writer.write(new ProducerRecord<>(EVENTS, 0, keys[index], value));
    }

    assertThat(awaitEvents(4)).extracting(row -> row.get("source")).containsOnly(EVENTS);
  }

  @Test
  @DisplayName("CloudEvents are read in structured and in binary mode")
  void cloudEvents() throws Exception {
    String structured =
        "{'specversion':'1.0','id':'s','source':'/maze','type':'com.maze.Login','product':'%s',"
            + "'subject':'ada','time':'2026-05-01T10:00:00Z','data':{'level':1}}";
    writer.write(
        record(
            EVENTS,
            null,
            structured.formatted(product).replace('\'', '"'),
            "Content-Type",
            "application/cloudevents+json; charset=UTF-8"));
    String[] binary = {
      "ce_specversion",
      "1.0",
      "ce_id",
      "b",
      "ce_source",
      "/maze",
      "ce_type",
      "com.maze.Login",
      "ce_product",
      product,
      "ce_subject",
      "éve%41",
      "ce_time",
      "2026-05-01T10:00:01Z"
    };
    writer.write(
        record(EVENTS, "k", "{\"level\":2}", with(binary, "content-type", "application/json")));
    writer.write(record(EVENTS, "k", null, with(binary, "ce_id", "without data")));

    List<Map<String, Object>> events = awaitEvents(3);
    assertThat(events).extracting(row -> row.get("type")).containsOnly("com_maze_login");
    assertThat(events).extracting(row -> row.get("source")).containsOnly("/maze");
    assertThat(events)
        .extracting(row -> row.get("player_id"))
        .containsExactly("ada", "éve%41", "éve%41");
    assertThat(events)
        .extracting(row -> row.get("data"))
        .containsExactly("{\"level\": 1}", "{\"level\": 2}", "{}");
    assertAccounts(product);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
  @DisplayName("Batches may be compressed in every way that Kafka knows")
  void compressed(String compression) throws Exception {
    try (KafkaWriter packed =
        KafkaWriter.to(KafkaResource.broker(), Map.of("compression.type", compression))) {
      packed.write(EVENTS, event("one"), event("two"));
    }

    awaitEvents(2);
  }

  @Test
  @DisplayName("A transaction that commits is there, one that is aborted is not, and lag is none")
  void transactions() throws Exception {
    try (KafkaWriter transactional =
        KafkaWriter.to(KafkaResource.broker(), Map.of("transactional.id", product))) {
      transactional.producer().initTransactions();
      for (String id : List.of("a", "aborted-b", "c", "aborted-d", "aborted-e")) {
        transactional.producer().beginTransaction();
        transactional.write(record(EVENTS, null, event(id)));
        if (id.startsWith("aborted")) {
          transactional.producer().abortTransaction();
        } else {
          transactional.producer().commitTransaction();
        }
      }
    }

    assertThat(awaitEvents(2))
        .extracting(row -> row.get("data"))
        .containsExactly("{\"id\": \"a\"}", "{\"id\": \"c\"}");
    Await.until("no lag", () -> KafkaHealthApi.recordsBehind() == 0);
    awaitEventBehind(EVENTS);
  }

  @Test
  @DisplayName("The same event written again is a duplicate, and with other content a conflict")
  void again() throws Exception {
    String event = event("same");
    writer.write(record(EVENTS, null, event));
    writer.write(record(EVENTS, "another key", event));
    writer.write(record(EVENTS, null, event.replace("door_opened", "door_shut")));

    Await.until("all are accounted for", () -> rows.received(product) == 3);
    assertThat(rows.books(product))
        .containsEntry("stored", 1L)
        .containsEntry("duplicate", 1L)
        .containsEntry("conflict", 1L);
  }

  @Test
  @DisplayName("Telemetry is taken as it is, under the product of its topics")
  void telemetry() throws Exception {
    Map<String, String> events =
        Map.of(
            "player-events", SomeEvents.PLAYER_ACTION,
            "purchase-events", SomeEvents.TRANSACTION,
            "server-metrics", SomeEvents.SERVER_METRIC);
    events.forEach((topic, event) -> writer.write(topic, event.replace('\'', '"')));

    Await.until("all are there", () -> rows.events("telemetry").size() == 3);
    assertThat(rows.events("telemetry"))
        .extracting(row -> row.get("source"), row -> row.get("type"), row -> row.get("player_id"))
        .containsExactlyInAnyOrder(
            tuple("player-events", "player_action", "player_123"),
            tuple("purchase-events", "transaction", "player_123"),
            tuple("server-metrics", "server_metric", null));
    assertAccounts("telemetry");
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, 59})
  @DisplayName("Times of records mean nothing: clocks of producers and brokers may be wrong")
  void wrongClock(int minutes) throws Exception {
    Instant before = Instant.now().minusSeconds(1);
    long wrong = System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(minutes);

    writer.write(
        new ProducerRecord<>(
            EVENTS, 0, wrong, null, event("untimed").getBytes(StandardCharsets.UTF_8)));
    byte[] bad = product.getBytes(StandardCharsets.UTF_8);
    writer.write(new ProducerRecord<>(EVENTS, 0, wrong, null, bad));

    awaitEvents(1);
    awaitEventBehind(EVENTS);
    Instant after = Instant.now().plusSeconds(1);
    assertThat(
            rows.rows(
                """
                select from ledger.event where product = ?
                and occurred_at between ? and ? and recorded_at between ? and ?
                """,
                product,
                Timestamp.from(before),
                Timestamp.from(after),
                Timestamp.from(before),
                Timestamp.from(after)))
        .hasSize(1);
    assertThat(
            rows.rows(
                "select from intake.account where product = ? and minute between ? and ?",
                product,
                Timestamp.from(before.minus(Duration.ofMinutes(1))),
                Timestamp.from(after)))
        .isNotEmpty();
    assertThat(
            rows.rows(
                "select from intake.quarantine where body = ? and received_at between ? and ?",
                bad,
                Timestamp.from(before),
                Timestamp.from(after)))
        .hasSize(1);
  }
}
