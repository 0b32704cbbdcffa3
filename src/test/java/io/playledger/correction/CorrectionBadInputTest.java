package io.playledger.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.Event;
import io.playledger.report.Recording;
import io.playledger.support.GameScript;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.PostgresResource;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import io.playledger.support.Sql;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corrections that cannot be: refused with the field named, and nothing is recorded. */
@PlayledgerTest
class CorrectionBadInputTest {

  private static final String ROOT = "/admin/corrections";
  private static final String KEY = "Bearer " + PostgresResource.ADMIN_KEY;

  private static final String COUNT =
      """
      select count(*) from ledger.event
      where type in ('match_voided', 'player_banned', 'event_corrected', 'correction_withdrawn')
      """;

  @Inject AgroalDataSource dataSource;
  @Inject Recording recording;

  private final GameScript game = GameScript.at("2012-05-05T12:00:00Z").play(1, 0);

  /** What is not right with it, the call, its body, the answer and the field named in it. */
  record Bad(String call, String body, int status, String field) {

    @Override
    public String toString() {
      String text = call + " " + body;
      return text.length() > 90 ? text.substring(0, 90) + ".." : text;
    }
  }

  @BeforeEach
  void aGame() throws SQLException {
    recording.record(game);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/void", "/ban", "/correct", "/$CORRECTION/withdraw"})
  @DisplayName("Without the key nothing is corrected")
  void withoutKey(String path) {
    String body =
        json(
            "{'gameId':'$GAME','playerId':'ada','eventId':'$END','changes':{'finalScore':1},'reason':'x'}");

    HttpResponse<String> answer =
        unrecorded(ROOT + about(path), about(body), "Bearer not-the-key-of-this-service");

    Problem.of(answer, 401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/corrections", "/admin/corrections?limit=1"})
  @DisplayName("Without the key nothing is listed")
  void listWithoutKey(String path) {
    Problem.of(RawHttp.send("GET", path), 401);
  }

  @ParameterizedTest
  @CsvSource({"0", "501", "-1", "ten", "99999999999"})
  @DisplayName("A list of an impossible length is refused")
  void badLimit(String limit) {
    HttpResponse<String> answer =
        RawHttp.send("GET", ROOT + "?limit=" + limit, "Authorization", KEY);

    assertThat(Problem.of(answer, 400).field()).isEqualTo("limit");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"games", "players", "events", "withdrawals", "reasons"})
  @DisplayName("What cannot be corrected is refused with its field named, and nothing is recorded")
  void refused(Bad bad) {
    HttpResponse<String> answer =
        unrecorded(ROOT + about(bad.call()), about(json(bad.body())), KEY);

    assertThat(Problem.of(answer, bad.status()).field()).isEqualTo(bad.field());
  }

  static Stream<Bad> games() {
    String call = "/void";
    return Stream.of(
        new Bad(
            call, "{'gameId':'5a1f0f0e-0000-4000-8000-000000000000','reason':'x'}", 404, "gameId"),
        new Bad(call, "{'gameId':'nobody','reason':'x'}", 404, "gameId"),
        new Bad(call, "{'gameId':'1-1-1-1-1','reason':'x'}", 404, "gameId"),
        new Bad(call, "{'gameId':'$END','reason':'x'}", 404, "gameId"),
        new Bad(call, "{'gameId':'','reason':'x'}", 400, "gameId"),
        new Bad(call, "{'gameId':null,'reason':'x'}", 400, "gameId"),
        new Bad(call, "{'reason':'x'}", 400, "gameId"),
        new Bad(call, "{'gameId':1,'reason':'x'}", 400, "gameId"),
        new Bad(call, "{'gameId':['$GAME'],'reason':'x'}", 400, "gameId"),
        new Bad(call, "{'gameId':'\\u0000','reason':'x'}", 400, "gameId"),
        new Bad(call, "{'gameId':'\\ud800','reason':'x'}", 400, "gameId"),
        new Bad(call, "{'gameId':'%s','reason':'x'}".formatted("1".repeat(201)), 400, "gameId"),
        new Bad(call, "{'product':'maze','matchId':'m-1','reason':'x'}", 404, "matchId"),
        new Bad(call, "{'product':'trivia','matchId':'m-1','reason':'x'}", 404, "matchId"),
        new Bad(call, "{'product':'maze','reason':'x'}", 400, "matchId"),
        new Bad(call, "{'matchId':'m-1','reason':'x'}", 400, "product"),
        new Bad(call, "{'gameId':'$GAME','matchId':'m-1','reason':'x'}", 400, "gameId"),
        new Bad(call, "{'product':'maze','matchId':'','reason':'x'}", 400, "matchId"),
        new Bad(call, "{'product':'maze','matchId':'\\u0000','reason':'x'}", 400, "matchId"),
        new Bad(call, "[]", 400, "body"),
        new Bad(call, "null", 400, "body"),
        new Bad(call, "", 400, "body"),
        new Bad(call, "{", 400, "body"));
  }

  static Stream<Bad> players() {
    String call = "/ban";
    return Stream.of(
        new Bad(call, "{'playerId':'','reason':'x'}", 400, "playerId"),
        new Bad(call, "{'playerId':null,'reason':'x'}", 400, "playerId"),
        new Bad(call, "{'reason':'x'}", 400, "playerId"),
        new Bad(call, "{'playerId':7,'reason':'x'}", 400, "playerId"),
        new Bad(call, "{'playerId':{},'reason':'x'}", 400, "playerId"),
        new Bad(call, "{'playerId':'a\\nb','reason':'x'}", 400, "playerId"),
        new Bad(call, "{'playerId':'\\u0000','reason':'x'}", 400, "playerId"),
        new Bad(call, "{'playerId':'\\ud800','reason':'x'}", 400, "playerId"),
        new Bad(call, "{'playerId':'%s','reason':'x'}".formatted("p".repeat(101)), 400, "playerId"),
        new Bad(call, "{'playerId':'a','playerId':'b','reason':'x'}", 400, "playerId"),
        new Bad(call, "[]", 400, "body"),
        new Bad(call, "", 400, "body"));
  }

  static Stream<Bad> events() {
    return Stream.of(
        correct("5a1f0f0e-0000-4000-8000-000000000000", "{'finalScore':1}", 404, "eventId"),
        correct("nothing", "{'finalScore':1}", 404, "eventId"),
        correct("$GAME", "{'finalScore':1}", 404, "eventId"),
        correct("", "{'finalScore':1}", 400, "eventId"),
        correct("\\u0000", "{'finalScore':1}", 400, "eventId"),
        correct("e".repeat(201), "{'finalScore':1}", 400, "eventId"),
        correct("$SERVED", "{'questionIds':[]}", 400, "eventId"),
        correct("$CORRECTION", "{'reason':'y'}", 400, "eventId"),
        correct("$END", "{}", 400, "changes"),
        correct("$END", "null", 400, "changes"),
        correct("$END", "[]", 400, "changes"),
        correct("$END", "'finalScore'", 400, "changes"),
        correct("$END", "{'finalScore':null}", 400, "changes.finalScore"),
        correct("$END", "{'finalScore':'1'}", 400, "changes.finalScore"),
        correct("$END", "{'finalScore':1.0}", 400, "changes.finalScore"),
        correct("$END", "{'finalScore':1e400}", 400, "changes.finalScore"),
        correct("$END", "{'finalScore':-1}", 400, "changes.finalScore"),
        correct("$END", "{'finalScore':1000001}", 400, "changes.finalScore"),
        correct("$END", "{'finalScore':9223372036854775808}", 400, "changes.finalScore"),
        correct("$END", "{'finalScore':[1]}", 400, "changes.finalScore"),
        correct("$END", "{'finalScore':{}}", 400, "changes.finalScore"),
        correct("$END", "{'finalScore':1,'finalScore':2}", 400, "changes.finalScore"),
        correct("$END", "{'points':1}", 400, "changes.points"),
        correct("$END", "{'':1}", 400, "changes."),
        correct("$END", "{'\\ud800':1}", 400, "changes"),
        correct("$END", "{'\\ud800':null}", 400, "changes"),
        correct("$END", "{'\\u0000':1}", 400, "changes.\0"),
        correct("$END", many(11), 400, "changes"),
        correct("$START", "{'questionCount':0}", 400, "changes.questionCount"),
        correct("$START", "{'questionCount':51}", 400, "changes.questionCount"),
        correct("$START", "{'category':''}", 400, "changes.category"),
        correct("$START", "{'category':' '}", 400, "changes.category"),
        correct("$START", "{'category':'a\\tb'}", 400, "changes.category"),
        correct("$START", "{'category':'\\u0000'}", 400, "changes.category"),
        correct("$START", "{'category':'\\ud800'}", 400, "changes.category"),
        correct("$START", "{'category':7}", 400, "changes.category"),
        correct("$START", "{'category':'%s'}".formatted("c".repeat(51)), 400, "changes.category"),
        correct("$START", "{'playerId':'eve'}", 400, "changes.playerId"),
        correct("$ANSWER", "{'correct':'true'}", 400, "changes.correct"),
        correct("$ANSWER", "{'correct':1}", 400, "changes.correct"),
        correct("$ANSWER", "{'points':-1}", 400, "changes.points"),
        correct("$ANSWER", "{'points':10001}", 400, "changes.points"),
        correct("$ANSWER", "{'points':true}", 400, "changes.points"),
        correct("$ANSWER", "{'answerMillis':86400001}", 400, "changes.answerMillis"),
        correct("$ANSWER", "{'answerMillis':-1}", 400, "changes.answerMillis"),
        correct("$ANSWER", "{'points':10,'questionId':'film-01'}", 400, "changes.questionId"));
  }

  static Stream<Bad> withdrawals() {
    return Stream.of(
        new Bad("/nothing/withdraw", "{'reason':'x'}", 404, "id"),
        new Bad("/1-1-1-1-1/withdraw", "{'reason':'x'}", 404, "id"),
        new Bad("/5a1f0f0e-0000-4000-8000-000000000000/withdraw", "{'reason':'x'}", 404, "id"),
        new Bad("/$END/withdraw", "{'reason':'x'}", 404, "id"),
        new Bad("/%00/withdraw", "{'reason':'x'}", 400, "path"));
  }

  static Stream<Bad> reasons() {
    Map<String, String> calls =
        Map.of(
            "/void", "'gameId':'$GAME',",
            "/ban", "'playerId':'bob',",
            "/correct", "'eventId':'$END','changes':{'finalScore':1},",
            "/$CORRECTION/withdraw", "");
    return calls.entrySet().stream()
        .flatMap(
            call ->
                Stream.of(
                        "'reason':null",
                        "'reason':''",
                        "'reason':' '",
                        "'reason':'a\\nb'",
                        "'reason':'\\u007f'",
                        "'reason':'\\u0000'",
                        "'reason':'\\udc00\\ud800'",
                        "'reason':1",
                        "'reason':[]",
                        "'reason':'%s'".formatted("r".repeat(501)),
                        "'Reason':'x'")
                    .map(
                        reason ->
                            new Bad(
                                call.getKey(),
                                "{" + call.getValue() + reason + "}",
                                400,
                                "reason")));
  }

  private static Bad correct(String event, String changes, int status, String field) {
    return new Bad(
        "/correct",
        "{'eventId':'%s','changes':%s,'reason':'x'}".formatted(event, changes),
        status,
        field);
  }

  private static String many(int fields) {
    return Stream.iterate(0, number -> number + 1)
        .limit(fields)
        .map("'f%d':1"::formatted)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** The answer to a call after which there are as many corrections as before. */
  private HttpResponse<String> unrecorded(String path, String body, String key) {
    long before = corrections();
    HttpResponse<String> answer =
        RawHttp.send(
            "POST",
            path,
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "Authorization",
            key);
    assertThat(corrections()).isEqualTo(before);
    return answer;
  }

  private long corrections() {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(connection, Long.class, COUNT);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Single quotes are easier to read in Java. */
  private static String json(String text) {
    return text.replace('\'', '"');
  }

  /** With what there is in place of the names that begin with a dollar sign. */
  private String about(String text) {
    String named =
        text.replace("$GAME", game.gameId().toString())
            .replace("$START", id("game_started"))
            .replace("$SERVED", id("questions_served"))
            .replace("$ANSWER", id("question_answered"))
            .replace("$END", id("game_ended"));
    return named.contains("$CORRECTION")
        ? named.replace("$CORRECTION", CorrectionApi.voidMatch(game.gameId()).getString("id"))
        : named;
  }

  private String id(String type) {
    List<UUID> ids =
        game.events().stream().filter(e -> e.type().equals(type)).map(Event::id).toList();
    return ids.get(0).toString();
  }
}
