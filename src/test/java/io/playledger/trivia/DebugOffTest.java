package io.playledger.trivia;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.SessionEvent;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As in production: nobody can travel in time or see the right answers. */
@PlayledgerTest
@TestProfile(DebugOffTest.DebugOff.class)
class DebugOffTest {

  /** The only profile there is: each one starts the application again. */
  public static final class DebugOff implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("playledger.debug.enabled", "false");
    }
  }

  @Inject AgroalDataSource database;

  @Test
  @DisplayName("There is no time travel")
  void noTimeTravel() {
    Player.post("/debug/shiftdays", Map.of("ShiftDateDays", 1))
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "POST"})
  @DisplayName("Nor does a wrong method tell that there might be")
  void noTraceOfTimeTravel(String method) {
    given().request(method, "/debug/shiftdays").then().statusCode(404);
  }

  @Test
  @DisplayName("Events are not read without being taken")
  void noParsing() {
    Player.post("/debug/events/parse", Map.of("type", "player_action"))
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  @DisplayName("Questions without a session do not show the right answer")
  void questions() {
    List<Map<String, Object>> questions = given().get("/questions").jsonPath().getList("");

    assertThat(questions).hasSize(10).noneMatch(question -> question.containsKey("correctIndex"));
  }

  @Test
  @DisplayName("Questions of a session do not show the right answer")
  void questionsOfASession() {
    List<Map<String, Object>> questions = Player.questions(Player.start(Map.of()));

    assertThat(questions).hasSize(10).noneMatch(question -> question.containsKey("correctIndex"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shiftDays", "shiftSeconds"})
  @DisplayName("A game cannot be dated")
  void shiftedGame(String field) {
    Player.post("/game/start", Map.of(field, 1))
        .statusCode(400)
        .body("violations[0].field", is(field));
  }

  @Test
  @DisplayName("An answer cannot be dated, and is not counted")
  void elapsedMillis() {
    String session = Player.start(Map.of());

    Player.post(
            "/answer",
            Map.of("sessionId", session, "questionId", "film-01", "answer", 0, "elapsedMillis", 1))
        .statusCode(400)
        .body("violations[0].field", is("elapsedMillis"));

    assertThat(SessionEvent.typesOf(database, session)).containsExactly("game_started");
  }

  @Test
  @DisplayName("A game can be played all the same")
  void play() {
    String session = Player.start(Map.of());
    Map<String, Object> question = Player.questions(session).get(0);

    Player.answer(session, (String) question.get("id"), 0).then().statusCode(200);

    assertThat(Player.end(session)).isIn(0, 10);
  }
}
