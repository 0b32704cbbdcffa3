package io.playledger.trivia;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.RawHttp;
import io.playledger.support.SessionEvent;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of clients that were written for another trivia server and cannot be changed. */
@PlayledgerTest
class OldClientsTest {

  private static final String REACT_PAGE = "http://localhost:3000";

  @Inject AgroalDataSource database;

  @AfterEach
  void backToTheRealTime() {
    Player.post("/debug/shiftdays", Map.of("ShiftDateDays", 0)).statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/json", "application/x-www-form-urlencoded"})
  @DisplayName("A start without a body answers a map of strings, whatever Content-Type it names")
  void startWithoutBody(String contentType) throws Exception {
    String[] headers =
        contentType.isEmpty() ? new String[0] : new String[] {"Content-Type", contentType};

    HttpResponse<String> answer = RawHttp.send("POST", "/game/start", headers);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode started = new ObjectMapper().readTree(answer.body());
    assertThat(started).isNotEmpty().allMatch(JsonNode::isTextual);
    assertThat(SessionEvent.typesOf(database, started.path("sessionId").asText()))
        .containsExactly("game_started");
  }

  @Test
  @DisplayName("Questions without a session are ten, each with its text, options and right answer")
  void questions() {
    List<Map<String, Object>> questions =
        given().get("/questions").then().statusCode(200).extract().jsonPath().getList("");

    assertThat(questions)
        .hasSize(10)
        .extracting(question -> question.get("id"))
        .doesNotHaveDuplicates();
    assertThat(questions)
        .allSatisfy(
            question -> {
              assertThat(question.get("id")).isInstanceOf(String.class);
              assertThat((String) question.get("questionText")).isNotBlank();
              assertThat((List<?>) question.get("options"))
                  .hasSizeGreaterThan((int) question.get("correctIndex"))
                  .allMatch(String.class::isInstance);
              assertThat((int) question.get("correctIndex")).isNotNegative();
            });
  }

  @Test
  @DisplayName("Any question may be answered in a session, and each right answer brings ten points")
  void answers() {
    String session = start();
    List<Map<String, Object>> questions = given().get("/questions").jsonPath().getList("");

    List<Object> verdicts =
        List.of(
            Player.answer(session, questions.get(0), true).jsonPath().getMap(""),
            Player.answer(session, questions.get(1), false).jsonPath().getMap(""),
            Player.answer(session, questions.get(2), true).jsonPath().getMap(""));

    assertThat(verdicts)
        .containsExactly(
            Map.of("correct", true, "currentScore", 10),
            Map.of("correct", false, "currentScore", 10),
            Map.of("correct", true, "currentScore", 20));
    assertThat(Player.end(session)).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {99, -1, Long.MAX_VALUE, Long.MIN_VALUE})
  @DisplayName("An answer outside of the options is simply wrong")
  void answerOutsideOfTheOptions(long index) {
    String session = start();

    Player.answer(session, "film-01", index)
        .then()
        .statusCode(200)
        .body("correct", is(false))
        .body("currentScore", is(0));

    SessionEvent answered = SessionEvent.of(database, session).get(1);
    assertThat(answered.data().path("answer").longValue()).isEqualTo(index);
  }

  @Test
  @DisplayName("An answer in an unknown session is not found")
  void answerInUnknownSession() {
    Player.answer("5a1f0f0e-0000-4000-8000-000000000000", "film-01", 0).then().statusCode(404);
  }

  @Test
  @DisplayName("An answer to an unknown question is not found")
  void answerToUnknownQuestion() {
    Player.answer(start(), "no-such-question", 0).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"sessionId\": 1}"})
  @DisplayName("An answer that cannot be read is a bad request")
  void unreadableAnswer(String body) {
    assertThat(RawHttp.send("POST", "/answer", body.getBytes()).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5a1f0f0e-0000-4000-8000-000000000000", "no-session"})
  @DisplayName("The end of an unknown session is a bad request")
  void endOfUnknownSession(String session) {
    Player.post("/game/end", Map.of("sessionId", session)).statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({"-10", "3"})
  @DisplayName("Later events are dated as many days from now as the debug call says")
  void shiftDays(int days) {
    Player.post("/debug/shiftdays", Map.of("ShiftDateDays", days))
        .statusCode(200)
        .body("", anEmptyMap());

    String session = Player.play(Map.of(), 3);

    Instant expected = Instant.now().plus(days, ChronoUnit.DAYS);
    assertThat(SessionEvent.of(database, session))
        .hasSize(13)
        .allSatisfy(
            event ->
                assertThat(event.occurredAt()).isCloseTo(expected, within(1, ChronoUnit.MINUTES)));
  }

  @ParameterizedTest
  @CsvSource({"POST, /game/start", "GET, /questions", "POST, /answer", "POST, /game/end"})
  @DisplayName("A browser may call from the page's origin: the preflight is allowed")
  void preflight(String method, String path) {
    given()
        .header("Origin", REACT_PAGE)
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", "content-type")
        .options(path)
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", REACT_PAGE)
        .header("Access-Control-Allow-Methods", containsString(method))
        .header("Access-Control-Allow-Headers", containsStringIgnoringCase("content-type"));
  }

  @Test
  @DisplayName("A browser may read the answer in the page's origin")
  void crossOrigin() {
    given()
        .header("Origin", REACT_PAGE)
        .post("/game/start")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", REACT_PAGE);
  }

  @Test
  @DisplayName("Pages of other origins are not let in")
  void foreignOrigin() {
    given().header("Origin", "http://elsewhere.example").post("/game/start").then().statusCode(403);
  }

  private static String start() {
    return given().post("/game/start").then().statusCode(200).extract().path("sessionId");
  }
}
