package io.playledger.intake;

import static io.playledger.intake.IntakeApi.CLOUD_EVENT;
import static io.playledger.intake.IntakeApi.CLOUD_EVENTS;
import static io.playledger.intake.IntakeApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A body in which no event can be told from another loses nothing and spoils nothing. */
@PlayledgerTest
class UnreadableBodiesTest {

  @Inject IntakeRows rows;

  private IntakeApi api;

  /** A body that is refused or quarantined as a whole. */
  record Body(String path, String contentType, byte[] bytes, int status, String... headers) {

    @Override
    public String toString() {
      String text = new String(bytes, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ".");
      return "%s %s".formatted(path, text.length() > 60 ? text.substring(0, 60) + ".." : text);
    }
  }

  @BeforeEach
  void aGame() {
    api = IntakeApi.ofNewGame();
  }

  static Stream<Body> bodies() {
    String event = "{\"type\":\"login\"}";
    return Stream.of(
            "",
            " ",
            "{",
            "[" + event,
            "[" + event + ",]",
            event + event,
            event + "x",
            "{'type':'login'}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "<event/>",
            "type=login",
            "\0" + event)
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .flatMap(
            bytes ->
                Stream.of(
                    new Body("/v1/events", JSON, bytes, 400),
                    new Body("/v1/batch", JSON, bytes, 200)));
  }

  static Stream<Body> otherFormats() {
    byte[] bytes = "[{\"type\":\"login\"},".getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        new Body("/v1/events", CLOUD_EVENT, bytes, 400),
        new Body("/v1/events", CLOUD_EVENTS, bytes, 400),
        new Body("/v1/import", JSON, bytes, 200),
        new Body("/v1/identify", "text/plain", bytes, 200));
  }

  static Stream<Body> encodings() {
    return Stream.concat(
            Stream.of("c0af", "eda080", "f4908080", "c3", "ff", "00")
                .map(hex -> HexFormat.of().parseHex("7b2274797065223a226c6f67696e" + hex + "227d")),
            Stream.of("UTF-16", "UTF-16LE", "UTF-32BE")
                .map(name -> "{\"type\":\"login\"}".getBytes(Charset.forName(name))))
        .flatMap(
            bytes ->
                Stream.of(
                    new Body("/v1/events", JSON, bytes, 400),
                    new Body("/v1/track", JSON, bytes, 200)));
  }

  static Stream<Body> noBatches() {
    return Stream.of(
            "[]",
            "7",
            "null",
            "{}",
            "{\"batch\":{}}",
            "{\"batch\":[],\"batch\":[]}",
            "{\"context\":{},\"batch\":null}")
        .map(text -> new Body("/v1/batch", JSON, text.getBytes(StandardCharsets.UTF_8), 200));
  }

  static Stream<Body> binaryCloudEvents() {
    String[] headers = {
      "ce-specversion", "1.0", "ce-id", "e1", "ce-source", "/maze", "ce-type", "login"
    };
    return Stream.of("{", "{}}", "{}{}", "{},\"subject\":\"mallory\"", "1,\"product\":\"x\"", "}")
        .map(
            text ->
                new Body("/v1/events", JSON, text.getBytes(StandardCharsets.UTF_8), 400, headers));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"bodies", "otherFormats", "encodings", "noBatches", "binaryCloudEvents"})
  @DisplayName("A body that cannot be read is refused, or kept where its sender would drop it")
  void unreadable(Body body) throws SQLException {
    HttpResponse<String> answer =
        api.post(body.path(), body.contentType(), body.bytes(), body.headers());

    if (body.status() != 200) {
      assertThat(Problem.of(answer, body.status()).field()).isEqualTo("body");
      assertThat(rows.books(api.product())).containsEntry("received", 0L);
      return;
    }
    Fates fates = Fates.of(answer);
    assertThat(fates.all()).isEqualTo(List.of("quarantined"));
    assertThat(fates.reasons()).containsExactly("malformed");
    assertThat(rows.quarantined(fates.quarantineId(0)).get("body")).isEqualTo(body.bytes());
    assertThat(rows.books(api.product())).containsEntry("quarantined", 1L);
  }
}
