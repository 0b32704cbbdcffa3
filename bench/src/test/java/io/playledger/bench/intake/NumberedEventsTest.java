package io.playledger.bench.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NumberedEventsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-21T13:50:51.541Z");
  private static final List<String> COLUMNS =
      List.of(
          "id", "at", "type", "source", "product", "player", "session", "hash", "data", "context");

  private final NumberedEvents events = new NumberedEvents(BEGIN);

  @Test
  @DisplayName("An event is JSON of a realistic size, without a slot left open")
  void json() throws IOException {
    String json = json(7);

    Map<String, String> fields = fields(json);
    assertEquals("0000000000000007", fields.get("id"));
    assertEquals("player_action", fields.get("type"));
    assertEquals("2026-11-21T13:50:51.541Z", fields.get("occurredAt"));
    assertTrue(fields.get("x").matches("1\\d{4}\\.\\d{4}5"), json);
    assertTrue(json.length() >= 200 && json.length() <= 300, json);
    assertTrue(json.indexOf('<') < 0, json);
  }

  @Test
  @DisplayName("A number is the same event each time, and its time rises with it")
  void sameAgain() throws IOException {
    assertEquals(json(4711), json(4711));
    assertNotEquals(json(4711).replace("4711", "4712"), json(4712));
    assertEquals("2026-11-21T13:50:52.541Z", fields(json(20_000)).get("occurredAt"));
  }

  @Test
  @DisplayName("The row of an event has what its JSON says, and a key in order of time")
  void row() throws IOException {
    Map<String, String> row = row(20_007);

    String json = json(20_007);
    UUID id = UUID.fromString(row.get("id"));
    assertEquals(8, id.version());
    assertEquals(BEGIN.plusSeconds(1).toEpochMilli(), id.getMostSignificantBits() >>> 16);
    assertTrue(json.contains("\"data\":" + row.get("data")), json);
    assertTrue(json.contains(row.get("at")) && json.contains(row.get("player")), json);
    assertTrue(row.get("hash").matches("\\\\\\\\x[0-9a-f]{64}"), row.get("hash"));
    assertEquals("\\N", row.get("context"));
  }

  @Test
  @DisplayName("For Kafka an event names its product, and can be told by its number again")
  void withProduct() throws IOException {
    NumberedEvents named = NumberedEvents.withProduct(BEGIN);

    byte[] event = named.json(4711);

    Map<String, String> fields = fields(new String(event, StandardCharsets.UTF_8));
    assertEquals(NumberedEvents.PRODUCT, fields.get("product"));
    assertEquals(fields.get("playerId"), new String(named.player(event), StandardCharsets.UTF_8));
    assertEquals(4711, NumberedEvents.numberOf(event));
  }

  @Test
  @DisplayName("No two rows share a key")
  void keys() {
    Set<String> keys = new HashSet<>();
    for (int number = 0; number < 10_000; number++) {
      keys.add(row(number).get("id"));
    }

    assertEquals(10_000, keys.size());
  }

  private String json(long number) {
    byte[] bytes = new byte[events.jsonLength()];
    events.json(number, bytes, 0);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Map<String, String> row(long number) {
    byte[] bytes = new byte[events.rowLength()];
    events.row(number, bytes, 0);
    String line = new String(bytes, StandardCharsets.UTF_8);
    List<String> values = List.of(line.substring(0, line.length() - 1).split("\t"));
    Map<String, String> row = new HashMap<>();
    COLUMNS.forEach(column -> row.put(column, values.get(row.size())));
    assertEquals(COLUMNS.size(), values.size());
    return row;
  }

  private static Map<String, String> fields(String json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          fields.put(parser.currentName(), parser.getText());
        }
      }
    }
    return fields;
  }
}
