package io.playledger.export;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.ledger.LedgerWriter;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events leave as they came, a line each. */
@PlayledgerTest
class ExportTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant BEGIN = Instant.parse("2012-02-29T23:59:00Z");

  @Inject AgroalDataSource dataSource;
  @Inject LedgerWriter ledger;

  private final String product = "product-" + UUID.randomUUID();

  @Test
  @DisplayName("Every event of the stretch comes once, in order of time over pages and months")
  void inOrder() throws SQLException {
    List<Event> events =
        IntStream.range(0, 450).mapToObj(second -> event(BEGIN.plusSeconds(second))).toList();
    List<Event> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled);
    append(shuffled);

    List<JsonNode> lines =
        awaitExport(
            Map.of("from", "2012-02-29", "to", "2012-03-01T00:06:00Z", "product", product), 420);

    assertThat(lines.subList(0, 420))
        .extracting(line -> line.path("id").asText())
        .containsExactlyElementsOf(
            events.subList(0, 420).stream().map(event -> event.id().toString()).toList());
    assertThat(lines.get(420).toString()).isEqualTo("{\"end\":{\"events\":420}}");
  }

  @Test
  @DisplayName("A line is the envelope that was sent, and when it was recorded")
  void envelope() throws Exception {
    Event full =
        new Event(
            EventId.at(BEGIN),
            "level_completed",
            "a-test",
            BEGIN.plusNanos(123_456_000),
            product,
            "ada",
            "s-1",
            "{\"n\":1.5,\"text\":\"a\\nb \u00e4\"}",
            "{\"traceparent\":\"t\"}");
    Event untimed =
        new Event(
            EventId.from(null, product, "a-test", "1"),
            "level_completed",
            "a-test",
            Instant.now(),
            product,
            null,
            null,
            "{}");
    append(List.of(full, untimed));

    List<JsonNode> lines = awaitExport(Map.of("product", product), 2);

    JsonNode first = lines.get(0);
    assertThat(first.has("occurredAt")).isFalse();
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("id", "type", "source", "product", "data", "recordedAt");
    JsonNode second = lines.get(1);
    assertThat(Instant.parse(second.path("recordedAt").asText())).isAfter(BEGIN);
    assertThat(JSON.writeValueAsString(((ObjectNode) second).without("recordedAt")))
        .isEqualTo(
            "{\"id\":\"%s\",\"type\":\"level_completed\",\"source\":\"a-test\",\"occurredAt\":\"2012-02-29T23:59:00.123456Z\",\"product\":\"%s\",\"playerId\":\"ada\",\"sessionId\":\"s-1\",\"data\":{\"n\":1.5,\"text\":\"a\\nb \u00e4\"},\"context\":{\"traceparent\":\"t\"}}"
                .formatted(full.id(), product));
  }

  @ParameterizedTest
  @CsvSource({"from,yesterday", "to,2026-13-01", "from,2026-01-01T00:00:00", "to,1969-12-31"})
  @DisplayName("What is no time is refused, and named")
  void badTime(String field, String value) {
    admin()
        .queryParam(field, value)
        .get("/v1/export")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations[0].field", equalTo(field));
  }

  @Test
  @DisplayName("Only the admin exports")
  void adminOnly() {
    given().get("/v1/export").then().statusCode(401);
  }

  private Event event(Instant time) {
    return new Event(
        EventId.at(time), "level_completed", "a-test", time, product, null, null, "{}");
  }

  private void append(List<Event> events) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      ledger.append(connection, events);
      connection.commit();
    }
  }

  /** The lines, once all events are settled. */
  private static List<JsonNode> awaitExport(Map<String, String> query, int events) {
    Await.until("all are settled", () -> export(query).size() > events);
    return export(query);
  }

  private static List<JsonNode> export(Map<String, String> query) {
    return admin()
        .queryParams(query)
        .get("/v1/export")
        .then()
        .statusCode(200)
        .contentType("application/x-ndjson")
        .extract()
        .asString()
        .lines()
        .map(ExportTest::json)
        .toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
