package io.playledger.intake;

import io.playledger.event.EventId;
import io.playledger.support.Await;
import io.playledger.support.KafkaResource;
import io.playledger.support.KafkaWriter;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Records as anybody may write them, all to one partition: so what is behind comes after, and shows
 * that nothing was held up.
 */
abstract class WrittenRecords {

  static final String EVENTS = "playledger.events";
  static final String INTAKE = "playledger.intake";
  static final String GAME = "playledger.game";

  /** Of what names no product that can be read. */
  static final String NO_PRODUCT = "-";

  static final Map<String, Object> LARGE =
      Map.of("max.request.size", 8_000_000, "buffer.memory", 16_000_000L);

  @Inject IntakeRows rows;

  final String product = IntakeApi.newName();
  KafkaWriter writer;

  @BeforeEach
  void open() {
    writer = KafkaWriter.to(KafkaResource.broker(), LARGE);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  String event(String id) {
    return "{\"id\":\"%s\",\"type\":\"door_opened\",\"product\":\"%s\",\"data\":{\"id\":\"%1$s\"}}"
        .formatted(id, product);
  }

  static String receipt(String product) {
    return """
        {"keyId":"k","keyName":"%s","product":"%1$s","format":"json",
        "receivedAt":"2026-05-01T10:00:00Z","writable":["*"]}"""
        .formatted(product);
  }

  /** Of a type that no model reads: it lacks what a real one has. */
  ProducerRecord<byte[], byte[]> own(UUID id, String data) {
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
  static ProducerRecord<byte[], byte[]> record(
      String topic, @Nullable String key, @Nullable String value, String... headers) {
    return KafkaWriter.record(topic, 0, key, value, headers);
  }

  static String[] with(String[] headers, String name, String value) {
    return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
  }

  /** Writes one that is good, and waits for it. */
  void awaitEventBehind(String topic) throws Exception {
    String last = IntakeApi.newName();
    String event = event("behind").replace(product, last);
    writer.write(record(topic, null, event));
    Await.until("the event behind it", () -> rows.events(last).size() == 1);
  }

  void awaitReceivedBehind() throws Exception {
    String last = IntakeApi.newName();
    String event = event("behind").replace(product, last);
    writer.write(record(INTAKE, null, event, "receipt", receipt(last)));
    Await.until("the event behind it", () -> rows.events(last).size() == 1);
  }

  void awaitOwnBehind() throws Exception {
    UUID id = EventId.at(Instant.now());
    writer.write(own(id, "{\"questionCount\":1}"));
    Await.until(
        "the event behind it",
        () -> rows.rows("select from ledger.event where id = ?", id).size() == 1);
  }

  List<Map<String, Object>> awaitEvents(int count) throws SQLException {
    Await.until("all are there", () -> rows.events(product).size() == count);
    return rows.events(product);
  }

  long kept(byte[] body, String reason) throws SQLException {
    return rows.rows("select from intake.quarantine where body = ? and reason = ?", body, reason)
        .size();
  }

  void assertAccounts(String... products) throws SQLException {
    for (String one : products) {
      rows.books(one);
    }
  }
}
