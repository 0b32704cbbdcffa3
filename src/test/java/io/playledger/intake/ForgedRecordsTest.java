package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.EventId;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.ThroughKafka;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else writes to the topic of our games goes to quarantine. */
@PlayledgerTest
@TestProfile(ThroughKafka.class)
class ForgedRecordsTest extends WrittenRecords {

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
}
