package io.playledger.intake;

import static io.playledger.intake.IntakeApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.AtOnce;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import io.playledger.support.Sql;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How large bodies may be, how they are packed, and what they may be called. */
@PlayledgerTest
class BodyLimitsTest {

  private static final int LARGEST = 8 * 1024 * 1024;
  private static final byte[] LOGIN = utf8("{\"id\":\"e1\",\"type\":\"login\"}");

  @Inject AgroalDataSource dataSource;
  @Inject IntakeRows rows;

  private IntakeApi api;

  @BeforeEach
  void aGame() {
    api = IntakeApi.ofNewGame();
  }

  /** Whatever was refused, the service takes the next. */
  @AfterEach
  void stillThere() throws SQLException {
    assertThat(api.send("{'id':'after','type':'login'}").only()).isEqualTo("stored");
    rows.books(api.product());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events", "/v1/batch", "/v1/track", "/v1//events", "/%76%31/events"})
  @DisplayName("A body that announces too many bytes is refused")
  void announced(String path) {
    HttpResponse<String> answer = api.post(path, JSON, spaces(LARGEST + 1));

    assertThat(answer.statusCode()).isIn(413, 404);
    if (answer.statusCode() == 413) {
      assertThat(Problem.of(answer, 413).detail()).contains("" + LARGEST);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Version.class,
      names = {"HTTP_1_1", "HTTP_2"})
  @DisplayName("A body that says nothing of its length is refused when it is too long")
  void streamed(Version version) {
    HttpResponse<String> answer =
        RawHttp.stream(
            version,
            "/v1/events",
            spaces(LARGEST + 1),
            "Content-Type",
            JSON,
            "Authorization",
            "Bearer " + api.key());

    Problem.of(answer, 413);
  }

  @Test
  @DisplayName("The largest body is read")
  void largest() {
    byte[] body = spaces(LARGEST);
    System.arraycopy(LOGIN, 0, body, LARGEST - LOGIN.length, LOGIN.length);

    assertThat(Fates.of(api.post("/v1/events", JSON, body)).only()).isEqualTo("stored");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events", "/v1/batch", "/v1/track"})
  @DisplayName("A few bytes of gzip that stand for many are refused")
  void bomb(String path) throws IOException {
    byte[] bomb = gzip(new byte[4 * LARGEST]);

    HttpResponse<String> answer = api.post(path, JSON, bomb, "Content-Encoding", "gzip");

    assertThat(Problem.of(answer, 413).detail()).contains("unpacked");
  }

  @Test
  @DisplayName("What small bodies unpack to is bounded all together, until it is answered for")
  void bombsAtOnce() throws Exception {
    String event =
        "{\"id\":\"%d\",\"type\":\"login\",\"data\":{\"a\":\"" + "x".repeat(230_000) + "\"}}";
    byte[] packed =
        gzip(
            utf8(
                IntStream.range(0, 30)
                    .mapToObj(event::formatted)
                    .collect(Collectors.joining(",", "[", "]"))));
    List<HttpResponse<String>> answers;
    try (Connection blocker = dataSource.getConnection()) {
      blocker.setAutoCommit(false);
      Sql.execute(blocker, "lock table intake.tally in access exclusive mode");
      answers =
          AtOnce.call(6, () -> api.post("/v1/events", JSON, packed, "Content-Encoding", "gzip"));
      blocker.rollback();
    }

    assertThat(answers)
        .filteredOn(answer -> answer.body().contains("too many events wait"))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(answer -> answer.statusCode() == 503);
    assertThat(
            Fates.of(api.post("/v1/events", JSON, packed, "Content-Encoding", "gzip"))
                .count("received"))
        .isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/events, application/json, gzip, '[{\"type\":\"login\"}]'",
    "/v1/events, application/json, GZIP, '[{\"type\":\"login\"}]'",
    "/v1/events, application/json, x-gzip, '{\"type\":\"login\"}'",
    "/v1/events, application/cloudevents+json, gzip,"
        + " '{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"login\"}'",
    "/v1/batch, application/json, gzip, '{\"batch\":[{\"event\":\"login\"}]}'",
    "/v1/import, application/json, gzip, '{\"batch\":[{\"event\":\"login\"}]}'",
    "/v1/track, text/plain, gzip, '{\"event\":\"login\"}'",
    "/v1/identify, application/json, gzip, '{\"userId\":\"ada\"}'"
  })
  @DisplayName("Every endpoint takes gzip")
  void gzipped(String path, String type, String encoding, String body) throws IOException {
    Fates fates = Fates.of(api.post(path, type, gzip(utf8(body)), "Content-Encoding", encoding));

    assertThat(fates.only()).isEqualTo("stored");
  }

  @Test
  @DisplayName("A binary CloudEvent may be gzip too")
  void gzippedBinary() throws IOException {
    Fates fates =
        Fates.of(
            api.post(
                "/v1/events",
                JSON,
                gzip(utf8("{\"a\":1}")),
                "Content-Encoding",
                "gzip",
                "ce-specversion",
                "1.0",
                "ce-id",
                "1",
                "ce-source",
                "s",
                "ce-type",
                "login"));

    assertThat(fates.only()).isEqualTo("stored");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events", "/v1/batch"})
  @DisplayName("What is called gzip and is not, or is cut off, is refused")
  void noGzip(String path) throws IOException {
    byte[] packed = gzip(utf8("{\"type\":\"login\"}"));

    Problem.of(api.post(path, JSON, LOGIN, "Content-Encoding", "gzip"), 400);
    Problem.of(api.post(path, JSON, new byte[0], "Content-Encoding", "gzip"), 400);
    Problem.of(
        api.post(path, JSON, Arrays.copyOf(packed, packed.length / 2), "Content-Encoding", "gzip"),
        400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "br", "zstd", "gzip, gzip", "nonsense"})
  @DisplayName("Other encodings are refused, and named")
  void otherEncodings(String encoding) {
    HttpResponse<String> answer = api.post("/v1/events", JSON, LOGIN, "Content-Encoding", encoding);

    assertThat(Problem.of(answer, 415).field()).isEqualTo("Content-Encoding");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/events, text/plain",
    "/v1/events, application/xml",
    "/v1/events, application/x-www-form-urlencoded",
    "/v1/events, application/cloudevents+avro",
    "/v1/events, nonsense/nonsense",
    "/v1/batch, application/x-ndjson",
    "/v1/track, text/html"
  })
  @DisplayName("Bodies of other content types are refused")
  void otherTypes(String path, String type) {
    Problem.of(api.post(path, type, LOGIN), 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "/", "a/b/c/", "application/json; charset", ";", "*"})
  @DisplayName("A content type that cannot be read is refused")
  void unreadableType(String type) {
    HttpResponse<String> answer = api.post("/v1/events", type, LOGIN);

    assertThat(answer.statusCode()).isIn(200, 415);
    if (answer.statusCode() == 415) {
      Problem.of(answer, 415);
    }
  }

  @Test
  @DisplayName("A CloudEvent over HTTP/2 needs no length to be one")
  void http2() {
    byte[] event =
        utf8("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"login\"}");

    HttpResponse<String> answer =
        RawHttp.stream(
            Version.HTTP_2,
            "/v1/events",
            event,
            "Content-Type",
            "application/cloudevents+json",
            "Authorization",
            "Bearer " + api.key());

    assertThat(Fates.of(answer).only()).isEqualTo("stored");
  }

  @Test
  @DisplayName("A context that would be kept with very many messages is refused")
  void largeContext() {
    String batch =
        "{\"context\":{\"a\":\"%s\"},\"batch\":[%s{\"event\":\"x\"}]}"
            .formatted("x".repeat(100_000), "{\"event\":\"x\"},".repeat(5000));

    Problem.of(api.post("/v1/batch", JSON, utf8(batch)), 413);
  }

  private static byte[] spaces(int length) {
    byte[] body = new byte[length];
    Arrays.fill(body, (byte) ' ');
    return body;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
