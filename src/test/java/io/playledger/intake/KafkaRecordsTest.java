package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.playledger.event.EventId;
import io.playledger.intake.format.SomeEvents;
import io.playledger.support.Await;
import io.playledger.support.KafkaResource;
import io.playledger.support.KafkaWriter;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.ThroughKafka;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is written to the topics has a fate, and holds up nothing behind it. All records go to
 * one partition, so what is behind comes after.
 */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class KafkaRecordsTest {

  private static final String EVENTS = "playledger.events";
  private static final String INTAKE = "playledger.intake";
  private static final String GAME = "playledger.game";

  /** Of what names no product that can be read. */
  private static final String NO_PRODUCT = "-";

  private static final Map<String, Object> LARGE =
      Map.of("max.request.size", 8_000_000, "buffer.memory", 16_000_000L);

  @Inject IntakeRows rows;

  private final String product = IntakeApi.newName();
  private KafkaWriter writer;

  @BeforeEach
  void open() {
    writer = KafkaWriter.to(KafkaResource.broker(), LARGE);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  /** A value that is no event, and the reason that quarantine gives; null for no value at all. */
  record Spoiled(String what, byte @Nullable [] value, String reason) {

    static Spoiled of(String what, String value, String reason) {
      return new Spoiled(what, value.getBytes(StandardCharsets.UTF_8), reason);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Spoiled> spoiled() {
    return Stream.of(
        new Spoiled("no value", null, "malformed"),
        Spoiled.of("an empty value", "", "malformed"),
        Spoiled.of("a blank", " ", "malformed"),
        new Spoiled("no UTF-8", new byte[] {'{', '"', (byte) 0xc3, '"', '}'}, "malformed"),
        Spoiled.of("broken JSON", "{\"type\":", "malformed"),
        Spoiled.of("two events", "{\"type\":\"a\"}{\"type\":\"b\"}", "malformed"),
        Spoiled.of("an array of events", "[{\"type\":\"a\"}]", "invalid_envelope"),
        Spoiled.of("a text", "\"hello\"", "invalid_envelope"),
        Spoiled.of("no type", "{\"product\":\"odd\"}", "invalid_envelope"),
        Spoiled.of("no product", "{\"type\":\"login\"}", "invalid_envelope"),
        Spoiled.of("a field that nobody knows", "{\"type\":\"a\",\"x\":1}", "invalid_envelope"),
        Spoiled.of("a NUL", "{\"type\":\"a\",\"playerId\":\"\\u0000\"}", "unstorable_text"),
        Spoiled.of("a type of ours", "{\"type\":\"game_ended\",\"product\":\"odd\"}", "reserved"),
        Spoiled.of(
            "our source",
            "{\"type\":\"a\",\"product\":\"odd\",\"source\":\"playledger\"}",
            "reserved"),
        Spoiled.of(
            "2 MB",
            "{\"type\":\"a\",\"product\":\"odd\",\"data\":{\"x\":\"%s\"}}"
                .formatted("x".repeat(2_000_000)),
            "too_large"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiled")
  @DisplayName("What is no event goes to quarantine with its reason, byte for byte")
  void spoiled(Spoiled spoiled) throws Exception {
    allowLargeRecords();
    byte[] kept = spoiled.value() == null ? new byte[0] : spoiled.value();
    long before = kept(kept, spoiled.reason());

    writer.write(new ProducerRecord<>(EVENTS, 0, null, spoiled.value()));

    awaitEventBehind(EVENTS);
    assertThat(kept(kept, spoiled.reason())).isEqualTo(before + 1);
    assertAccounts(NO_PRODUCT, "odd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "null",
        "[]",
        "{}",
        "{'keyName':'n','format':'json','receivedAt':'2026-05-01T10:00:00Z','writable':[]}",
        "{'keyId':'k','format':'json','receivedAt':'2026-05-01T10:00:00Z','writable':[]}",
        "{'keyId':'k','keyName':'n','receivedAt':'2026-05-01T10:00:00Z','writable':[]}",
        "{'keyId':'k','keyName':'n','format':'json','writable':[]}",
        "{'keyId':'k','keyName':'n','format':'json','receivedAt':'2026-05-01T10:00:00Z'}",
        "{'keyId':'k','keyName':'n','format':'x','receivedAt':'2026-05-01T10:00:00Z','writable':[]}",
        "{'keyId':'\\u0000','keyName':'n','format':'json','receivedAt':'2026-05-01T10:00:00Z','writable':[]}",
        "{'keyId':'k','keyName':'n','format':'json','receivedAt':'+99999-05-01T10:00:00Z','writable':['*']}"
      })
  @DisplayName("A record of the intake's topic without a receipt goes to quarantine")
  void noReceipt(String receipt) throws Exception {
    String body = event("forged-" + UUID.randomUUID());

    writer.write(record(INTAKE, "k", body, "receipt", receipt.replace('\'', '"')));

    awaitReceivedBehind();
    assertThat(kept(body.getBytes(StandardCharsets.UTF_8), "malformed")).isOne();
    assertAccounts(NO_PRODUCT, product);
  }

  @Test
  @DisplayName("A bad event that is read twice is in quarantine twice, and accounted for twice")
  void badTwice() throws Exception {
    String body = "{\"type\":\"Bad\",\"product\":\"%s\"}".formatted(product);
    String quarantineId = EventId.at(Instant.now()).toString();

    for (int time = 0; time < 2; time++) {
      writer.write(
          record(INTAKE, null, body, "receipt", receipt(product), "quarantine-id", quarantineId));
    }

    awaitReceivedBehind();
    assertThat(kept(body.getBytes(StandardCharsets.UTF_8), "invalid_envelope")).isEqualTo(2);
    assertAccounts(product);
  }

  static Stream<List<String>> forged() {
    String id = "019c140c-99fb-7000-8000-000000000000";
    String time = "2026-01-31T12:34:56.123456Z";
    String type = "game_started";
    return Stream.of(
        List.of(),
        List.of("ce_id", id, "ce_type", type, "ce_source", "playledger", "ce_time", time),
        List.of(
            "ce_id", id, "ce_type", type, "ce_source", "me", "ce_time", time, "ce_product", "p"),
        List.of(
            "ce_id",
            "x",
            "ce_type",
            type,
            "ce_source",
            "playledger",
            "ce_time",
            time,
            "ce_product",
            "p"),
        List.of(
            "ce_id",
            id,
            "ce_type",
            "No Type",
            "ce_source",
            "playledger",
            "ce_time",
            time,
            "ce_product",
            "p"),
        List.of(
            "ce_id",
            id,
            "ce_type",
            type,
            "ce_source",
            "playledger",
            "ce_time",
            "today",
            "ce_product",
            "p"));
  }

  @ParameterizedTest
  @MethodSource("forged")
  @DisplayName("A record of the games' topic that no game of ours sent goes to quarantine")
  void forged(List<String> headers) throws Exception {
    String body = "{\"forged\":\"%s\"}".formatted(UUID.randomUUID());

    writer.write(record(GAME, null, body, headers.toArray(String[]::new)));

    awaitOwnBehind();
    assertThat(kept(body.getBytes(StandardCharsets.UTF_8), "malformed")).isOne();
    assertAccounts(NO_PRODUCT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{broken", "{\"player\":\"\\u0000\"}", "{}{}"})
  @DisplayName("A record of the games' topic whose data the database refuses goes to quarantine")
  void ownRefused(String data) throws Exception {
    writer.write(own(EventId.at(Instant.now()), data));

    awaitOwnBehind();
    assertThat(kept(data.getBytes(StandardCharsets.UTF_8), "refused_by_database")).isPositive();
    assertThat(
            rows.rows(
                "select num_quarantined from intake.account where product = ? and source = ?",
                product,
                "playledger"))
        .extracting(row -> row.get("num_quarantined"))
        .hasSize(1);
  }

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

  @Test
  @DisplayName("A binary CloudEvent whose data are no JSON object goes to quarantine")
  void badCloudEvents() throws Exception {
    String[] attributes = {
      "ce_specversion",
      "1.0",
      "ce_id",
      "b",
      "ce_source",
      "/maze",
      "ce_type",
      "login",
      "ce_product",
      product
    };
    List<ProducerRecord<byte[], byte[]>> bad =
        List.of(
            record(EVENTS, null, "plain text", with(attributes, "content-type", "text/plain")),
            record(EVENTS, null, "{\"a\":1}", with(attributes, "content-type", "text/plain")),
            record(EVENTS, null, "{\"a\":1}", with(attributes, "ce_data", "{}")),
            record(EVENTS, null, "{},\"id\":{}", attributes),
            record(EVENTS, null, "{}", with(attributes, "ce_specversion", "0.3")),
            record(EVENTS, null, "{}", with(attributes, "ce_Odd Name", "x")));
    Instant begin = Instant.now();

    bad.forEach(one -> writer.write(one));

    awaitEventBehind(EVENTS);
    assertThat(
            rows.rows(
                "select from intake.quarantine where source in (?, '/maze') and received_at >= ?",
                EVENTS,
                Timestamp.from(begin)))
        .hasSize(bad.size());
    assertAccounts(product, NO_PRODUCT);
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

  private String event(String id) {
    return "{\"id\":\"%s\",\"type\":\"door_opened\",\"product\":\"%s\",\"data\":{\"id\":\"%1$s\"}}"
        .formatted(id, product);
  }

  private static String receipt(String product) {
    return """
        {"keyId":"k","keyName":"%s","product":"%1$s","format":"json",
        "receivedAt":"2026-05-01T10:00:00Z","writable":["*"]}"""
        .formatted(product);
  }

  /** Of a type that no model reads: it lacks what a real one has. */
  private ProducerRecord<byte[], byte[]> own(UUID id, String data) {
    return record(
        GAME,
        null,
        data,
        "ce_id",
        id.toString(),
        "ce_type",
        "door_opened",
        "ce_source",
        "playledger",
        "ce_time",
        Instant.now().toString(),
        "ce_product",
        product);
  }

  /** Of the one partition that all are in. */
  private static ProducerRecord<byte[], byte[]> record(
      String topic, @Nullable String key, @Nullable String value, String... headers) {
    return KafkaWriter.record(topic, 0, key, value, headers);
  }

  private static String[] with(String[] headers, String name, String value) {
    return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
  }

  /** Writes one that is good, and waits for it. */
  private void awaitEventBehind(String topic) throws Exception {
    String last = IntakeApi.newName();
    String event = event("behind").replace(product, last);
    writer.write(record(topic, null, event));
    Await.until("the event behind it", () -> rows.events(last).size() == 1);
  }

  private void awaitReceivedBehind() throws Exception {
    String last = IntakeApi.newName();
    String event = event("behind").replace(product, last);
    writer.write(record(INTAKE, null, event, "receipt", receipt(last)));
    Await.until("the event behind it", () -> rows.events(last).size() == 1);
  }

  private void awaitOwnBehind() throws Exception {
    UUID id = EventId.at(Instant.now());
    writer.write(own(id, "{\"questionCount\":1}"));
    Await.until(
        "the event behind it",
        () -> rows.rows("select from ledger.event where id = ?", id).size() == 1);
  }

  private List<Map<String, Object>> awaitEvents(int count) throws SQLException {
    Await.until("all are there", () -> rows.events(product).size() == count);
    return rows.events(product);
  }

  private long kept(byte[] body, String reason) throws SQLException {
    return rows.rows("select from intake.quarantine where body = ? and reason = ?", body, reason)
        .size();
  }

  private void assertAccounts(String... products) throws SQLException {
    for (String one : products) {
      rows.books(one);
    }
  }

  private static void allowLargeRecords() throws Exception {
    try (AdminClient admin = KafkaResource.broker().admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, EVENTS),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", "8000000"),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }
}
