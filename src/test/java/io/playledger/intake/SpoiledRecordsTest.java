package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.EventId;
import io.playledger.support.KafkaResource;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.ThroughKafka;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no event goes to quarantine, and holds up nothing behind it. */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class SpoiledRecordsTest extends WrittenRecords {

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
