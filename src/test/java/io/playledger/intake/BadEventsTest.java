package io.playledger.intake;

import static io.playledger.intake.IntakeApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, nothing fails, nothing is lost, and the accounts agree with the rows. */
@PlayledgerTest
class BadEventsTest {

  /** Goes along with every bad event of an array, and must not be spoilt by it. */
  private static final String GOOD = "{\"id\":\"good\",\"type\":\"login\"}";

  @Inject IntakeRows rows;

  private IntakeApi api;

  /** An event that is quarantined, whatever comes with it. */
  record Bad(String event, String reason) {

    @Override
    public String toString() {
      return "%s %s".formatted(reason, event.length() > 60 ? event.substring(0, 60) + ".." : event);
    }
  }

  @BeforeEach
  void aGame() {
    api = IntakeApi.ofNewGame();
  }

  static Stream<Bad> events() {
    String ahead = Instant.now().plus(25, ChronoUnit.HOURS).toString();
    return Stream.of(
        new Bad("{}", "invalid_envelope"),
        new Bad("7", "invalid_envelope"),
        new Bad("[]", "invalid_envelope"),
        new Bad("null", "invalid_envelope"),
        new Bad("\"text\"", "invalid_envelope"),
        new Bad("{\"type\":\"Log In\"}", "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"more\":1}", "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"data\":[]}", "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"id\":\"\"}", "invalid_envelope"),
        new Bad(
            "{\"type\":\"login\",\"id\":\"%s\"}".formatted("i".repeat(257)), "invalid_envelope"),
        new Bad(
            "{\"type\":\"login\",\"id\":\"%s\"}".formatted("i".repeat(10_240)), "invalid_envelope"),
        new Bad(
            "{\"type\":\"login\",\"playerId\":\"%s\"}".formatted("p".repeat(10_240)),
            "invalid_envelope"),
        new Bad(
            "{\"type\":\"login\",\"sessionId\":\"%s\"}".formatted("s".repeat(10_240)),
            "invalid_envelope"),
        new Bad(
            "{\"type\":\"login\",\"source\":\"%s\"}".formatted("s".repeat(10_240)),
            "invalid_envelope"),
        new Bad("{\"type\":\"%s\"}".formatted("t".repeat(10_240)), "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"%s\":1}".formatted("k".repeat(60_000)), "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"product\":\"No Product\"}", "invalid_envelope"),
        new Bad(
            "{\"type\":\"login\",\"product\":\"%s\"}".formatted("p".repeat(10_240)),
            "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"source\":\"playledger\"}", "reserved"),
        new Bad("{\"type\":\"game_started\"}", "reserved"),
        new Bad("{\"type\":\"achievement_earned\"}", "reserved"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"1970-01-01T00:00:00Z\"}", "too_early"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"1969-12-31T23:59:59Z\"}", "too_early"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"-999999999-01-01T00:00:00Z\"}", "too_early"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"2100-01-01T00:00:00Z\"}", "too_far_ahead"),
        new Bad(
            "{\"type\":\"login\",\"occurredAt\":\"+999999999-12-31T23:59:59Z\"}", "too_far_ahead"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"%s\"}".formatted(ahead), "too_far_ahead"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"yesterday\"}", "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"\"}", "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"2026-01-31\"}", "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"2026-01-31T12:00:00\"}", "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"occurredAt\":\"2026-02-30T12:00:00Z\"}", "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"occurredAt\":1769860800}", "invalid_envelope"),
        new Bad(
            "{\"type\":\"login\",\"occurredAt\":\"%s\"}".formatted("2".repeat(10_240)),
            "invalid_envelope"),
        new Bad("{\"type\":\"login\",\"type\":\"login\"}", "duplicate_key"),
        new Bad("{\"type\":\"login\",\"data\":{\"a\":{\"b\":1,\"b\":1}}}", "duplicate_key"),
        new Bad("{\"type\":\"login\",\"data\":{\"a\":NaN}}", "number_out_of_range"),
        new Bad("{\"type\":\"login\",\"data\":{\"a\":[-Infinity]}}", "number_out_of_range"),
        new Bad("{\"type\":\"login\",\"data\":{\"a\":1e400}}", "number_out_of_range"),
        new Bad("{\"type\":\"login\",\"data\":{\"a\":1e99999999999}}", "number_out_of_range"),
        new Bad("{\"type\":\"login\",\"data\":{\"a\":1e-99999999999}}", "number_out_of_range"),
        new Bad(
            "{\"type\":\"login\",\"data\":{\"a\":%s}}".formatted("9".repeat(5000)),
            "number_out_of_range"),
        new Bad("{\"type\":\"login\",\"data\":{\"a\":\"\\u0000\"}}", "unstorable_text"),
        new Bad("{\"type\":\"login\",\"data\":{\"\\u0000\":1}}", "unstorable_text"),
        new Bad("{\"type\":\"login\",\"id\":\"\\u0000\"}", "unstorable_text"),
        new Bad("{\"type\":\"login\\u0000\"}", "unstorable_text"),
        new Bad("{\"type\":\"login\",\"source\":\"\\u0000\"}", "unstorable_text"),
        new Bad("{\"type\":\"login\",\"product\":\"\\u0000\"}", "unstorable_text"),
        new Bad("{\"type\":\"login\",\"playerId\":\"\\ud800\"}", "unstorable_text"),
        new Bad("{\"type\":\"login\",\"context\":{\"a\":\"\\udc00\"}}", "unstorable_text"),
        new Bad("{\"type\":\"login\",\"data\":{\"\\ud800\":1}}", "unstorable_text"),
        new Bad(
            "{\"type\":\"login\",\"data\":%s1%s}".formatted("{\"a\":".repeat(40), "}".repeat(40)),
            "too_deep"),
        new Bad(
            "{\"type\":\"login\",\"data\":{\"a\":\"%s\"}}".formatted("x".repeat(262_144)),
            "too_large"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("events")
  @DisplayName("A bad event waits in quarantine, byte for byte, and the others of its array go in")
  void quarantined(Bad bad) throws SQLException {
    byte[] body = ("[" + bad.event() + "," + GOOD + "]").getBytes(StandardCharsets.UTF_8);

    Fates fates = Fates.of(api.post("/v1/events", JSON, body));

    assertThat(fates.all()).containsExactly("quarantined", "stored");
    assertThat(fates.reasons().get(0)).isEqualTo(bad.reason());
    Map<String, Object> row = rows.quarantined(fates.quarantineId(0));
    assertThat(new String((byte[]) row.get("body"), StandardCharsets.UTF_8)).isEqualTo(bad.event());
    assertThat(row).containsEntry("reason", bad.reason()).containsEntry("product", api.product());
    assertThat(rows.books(api.product())).containsEntry("received", 2L);
  }

  static Stream<String> contexts() {
    return Stream.of(
        "{\"a\":\"\\u0000\"}",
        "{\"\\u0000\":1}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        "{\"a\":1e99999999999}",
        "{\"a\":1" + "0".repeat(5000) + "}",
        "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}",
        "{\"a\":\"%s\"}".formatted("x".repeat(300_000)),
        "{}, \"\\u0000\":NaN",
        "{}, \"\\ud800\":1e400",
        "{}, \"%s\":NaN".formatted("k".repeat(100_000)),
        "[]",
        "\"text\"");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("contexts")
  @DisplayName(
      "What is wrong around the messages of a batch loses none of them, nor others' events")
  void badContext(String context) throws SQLException {
    String batch =
        "{\"context\":%s,\"batch\":[{\"messageId\":\"m1\",\"event\":\"login\"},{\"event\":7}]}"
            .formatted(context);

    HttpResponse<String> answer =
        api.post("/v1/batch", JSON, batch.getBytes(StandardCharsets.UTF_8));

    int received = Fates.of(answer).count("received");
    assertThat(received).isPositive();
    assertThat(rows.books(api.product())).containsEntry("received", (long) received);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"writeKey\":\"KEY\",\"batch\":[",
        "{\"writeKey\":\"KEY\",\"batch\":7}",
        "{\"writeKey\":\"KEY\",\"batch\":[{\"event\":7,\"writeKey\":\"KEY\"}]}",
        "{\"writeKey\":\"KEY\",\"context\":{\"a\":NaN},\"batch\":[{\"event\":\"x\"}]}",
        "{\"writeKey\":\"ESCAPED\",\"event\":7,\"batch\":[{\"event\":7,\"writeKey\":\"ESCAPED\"}]}",
        "KEY",
        "\u00ff\"KEY\""
      })
  @DisplayName("A key in a body does not go where the body goes")
  void hiddenKey(String body) throws SQLException {
    byte[] bytes =
        body.replace("KEY", api.key())
            .replace("ESCAPED", "\\u0070" + api.key().substring(1))
            .getBytes(StandardCharsets.ISO_8859_1);

    Fates batch = Fates.of(api.post("/v1/batch", JSON, bytes));
    Fates track = Fates.of(api.post("/v1/track", JSON, bytes));

    for (Fates fates : List.of(batch, track)) {
      assertThat(fates.only()).isEqualTo("quarantined");
      Map<String, Object> row = rows.quarantined(fates.quarantineId(0));
      assertThat(row.toString()).doesNotContain(api.key());
      assertThat(new String((byte[]) row.get("body"), StandardCharsets.ISO_8859_1))
          .doesNotContain(api.key().substring(17));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Idempotency-Key", "traceparent", "ce-id", "ce-source", "ce-time"})
  @DisplayName("Headers with bytes that nobody can keep do no harm")
  void badHeaders(String header) throws Exception {
    String request =
        "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s: a\0\u00ffb\r\n"
            + "%sContent-Type: application/json\r\nContent-Length: 16\r\nConnection: close\r\n\r\n"
            + "{\"type\":\"login\"}";
    String binary = header.startsWith("ce-") ? "ce-specversion: 1.0\r\nce-type: x\r\n" : "";

    String answer = exchange(request.formatted(api.key(), header, binary));

    assertThat(answer).matches("(?s)HTTP/1.1 (200|400) .*");
    rows.books(api.product());
  }

  private static String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
