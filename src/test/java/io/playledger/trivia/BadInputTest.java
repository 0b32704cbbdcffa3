package io.playledger.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.PostgresResource;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import io.playledger.support.SessionEvent;
import jakarta.inject.Inject;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: an answer that says what is wrong, and a service that goes on. */
@PlayledgerTest
class BadInputTest {

  private static final String JSON = "application/json";
  private static final String KEY = "Bearer " + PostgresResource.ADMIN_KEY;
  private static final int MEGABYTE = 1 << 20;

  @Inject AgroalDataSource database;

  @AfterEach
  void theServiceGoesOn() {
    Player.start(Map.of());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.playledger.trivia.BadBody#moves")
  @DisplayName("A bad move is refused with its field named, and the game is as it was")
  void badMove(BadBody bad) {
    String session = Player.start(Map.of());

    HttpResponse<String> answer = post(bad.path(), bad.about(session));

    assertThat(Problem.of(answer, bad.status()).field()).isEqualTo(bad.field());
    assertThat(SessionEvent.typesOf(database, session)).containsExactly("game_started");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.playledger.trivia.BadBody#others")
  @DisplayName("A bad body is refused with its field named")
  void badBody(BadBody bad) {
    HttpResponse<String> answer = post(bad.path(), bad.body());

    assertThat(Problem.of(answer, bad.status()).field()).isEqualTo(bad.field());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/game/start", "/answer", "/game/end", "/debug/shiftdays", "/admin/questions"})
  @DisplayName("A body of a megabyte is too large")
  void largeBody(String path) {
    HttpResponse<String> answer = post(path, large());

    assertThat(Problem.of(answer, 413).field()).isEqualTo("body");
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  @DisplayName("A body of a megabyte is too large, also when its length is not announced")
  void largeStream(Version offered) {
    HttpResponse<String> answer =
        RawHttp.stream(offered, "/game/start", large(), "Content-Type", JSON);

    assertThat(Problem.of(answer, 413).field()).isEqualTo("body");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /game/start                   | POST
          PUT    | /answer                       | POST
          DELETE | /game/end                     | POST
          PATCH  | /debug/shiftdays              | POST
          POST   | /questions                    | GET
          DELETE | /admin/questions              | GET, POST
          POST   | /admin/questions/film-01      | DELETE, GET, PUT
          PATCH  | /admin/questions/import       | DELETE, GET, POST, PUT
          BREW   | /answer                       | POST
          """)
  @DisplayName("A method that a path does not take is refused, and those it takes are named")
  void wrongMethod(String method, String path, String allowed) {
    HttpResponse<String> answer = RawHttp.send(method, path, "Authorization", KEY);

    assertThat(Problem.of(answer, 405).detail()).contains(allowed);
    assertThat(answer.headers().firstValue("Allow")).contains(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "/game/start, text/plain",
    "/answer, text/xml",
    "/game/end, text/plain",
    "/game/end, multipart/form-data; boundary=x",
    "/debug/shiftdays, application/x-www-form-urlencoded",
    "/admin/questions, text/csv"
  })
  @DisplayName("A body that is called anything but JSON is refused")
  void wrongContentType(String path, String contentType) {
    byte[] body = "{\"sessionId\": \"a\"}".getBytes();

    HttpResponse<String> answer =
        RawHttp.send("POST", path, body, "Content-Type", contentType, "Authorization", KEY);

    assertThat(Problem.of(answer, 415).detail()).contains(JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/game", "/game/start/again", "/admin", "/debug/%20"})
  @DisplayName("There is nothing at an unknown path")
  void unknownPath(String path) {
    Problem.of(RawHttp.send("GET", path), 404);
    Problem.of(RawHttp.send("POST", path, "{}".getBytes(), "Content-Type", JSON), 404);
  }

  @ParameterizedTest
  @CsvSource({
    "/questions?sessionId=nobody, 404, sessionId",
    "/questions?sessionId=5a1f0f0e-0000-4000-8000-000000000000, 404, sessionId",
    "/questions?sessionId=%00, 400, sessionId",
    "/admin/questions?limit=0, 400, limit",
    "/admin/questions?limit=501, 400, limit",
    "/admin/questions?limit=ten, 400, limit",
    "/admin/questions?limit=99999999999, 400, limit",
    "/admin/questions?after=%00, 400, after",
    "/admin/questions?category=%00, 400, category",
    "/admin/questions/%00, 400, path",
    "/admin/questions/nothing, 404, id"
  })
  @DisplayName("A bad parameter is refused by its name")
  void badParameter(String uri, int status, String field) {
    HttpResponse<String> answer = RawHttp.send("GET", uri, "Authorization", KEY);

    assertThat(Problem.of(answer, status).field()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/html", "nonsense"})
  @DisplayName("An answer that can only be JSON is not given as anything else")
  void notAcceptable(String accept) {
    Problem.of(RawHttp.send("GET", "/questions", "Accept", accept), 406);
  }

  private static HttpResponse<String> post(String path, byte[] body) {
    return RawHttp.send("POST", path, body, "Content-Type", JSON, "Authorization", KEY);
  }

  private static byte[] large() {
    String text = "{\"playerId\":\"%s\"}".formatted("x".repeat(MEGABYTE));
    return text.getBytes();
  }
}
