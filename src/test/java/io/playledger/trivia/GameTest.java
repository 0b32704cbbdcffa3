package io.playledger.trivia;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.agroal.api.AgroalDataSource;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.SessionEvent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PlayledgerTest
class GameTest {

  @Inject AgroalDataSource database;

  @Test
  @DisplayName("A whole game scores ten points for each right answer")
  void wholeGame() {
    String session = Player.start(Map.of("questionCount", 4));
    List<Map<String, Object>> questions = Player.questions(session);

    for (int index = 0; index < 4; index++) {
      Player.answer(session, questions.get(index), index != 2)
          .then()
          .statusCode(200)
          .body("correct", is(index != 2));
    }

    assertThat(Player.end(session)).isEqualTo(30);
  }

  @Test
  @DisplayName("A whole game leaves one event for each thing that happened, in order")
  void eventsOfAGame() {
    String session = Player.play(Map.of("questionCount", 2, "playerId", "eventful"), 1);

    List<SessionEvent> events = SessionEvent.of(database, session);
    assertThat(events)
        .extracting(SessionEvent::type)
        .containsExactly(
            "game_started",
            "questions_served",
            "question_answered",
            "question_answered",
            "game_ended");
    assertThat(events).extracting(SessionEvent::playerId).containsOnly("eventful");
    assertThat(events.get(2).data().path("points").intValue()).isEqualTo(10);
    assertThat(events.get(3).data().path("points").intValue()).isZero();
    assertThat(events.get(4).data())
        .isEqualTo(
            JsonNodeFactory.instance
                .objectNode()
                .put("finalScore", 10)
                .put("answered", 2)
                .put("correct", 1));
  }

  @ParameterizedTest
  @CsvSource({"true, 10", "false, 0"})
  @DisplayName("The same question again gets the first verdict and changes nothing")
  void sameQuestionAgain(boolean firstVerdict, int score) {
    String session = Player.start(Map.of());
    Map<String, Object> question = Player.questions(session).get(0);
    Player.answer(session, question, firstVerdict);

    Player.answer(session, question, !firstVerdict)
        .then()
        .statusCode(200)
        .body("correct", is(firstVerdict))
        .body("currentScore", is(score));

    assertThat(Player.end(session)).isEqualTo(score);
    assertThat(SessionEvent.typesOf(database, session)).containsOnlyOnce("question_answered");
  }

  @Test
  @DisplayName("Answers after the end are a conflict and change nothing")
  void answerAfterTheEnd() {
    String session = Player.start(Map.of());
    Map<String, Object> question = Player.questions(session).get(0);
    Player.end(session);

    Player.answer(session, question, true)
        .then()
        .statusCode(409)
        .body("violations[0].field", is("sessionId"));

    assertThat(Player.end(session)).isZero();
    assertThat(SessionEvent.typesOf(database, session)).doesNotContain("question_answered");
  }

  @Test
  @DisplayName("A repeated end returns the same score and is one event")
  void endAgain() {
    String session = Player.play(Map.of("questionCount", 3), 2);

    int again = Player.end(session);

    assertThat(again).isEqualTo(20);
    assertThat(SessionEvent.typesOf(database, session)).containsOnlyOnce("game_ended");
  }

  @Test
  @DisplayName("A session's questions are the same ones in the same order at every call")
  void questionsAgain() {
    String session = Player.start(Map.of());
    List<Map<String, Object>> first = Player.questions(session);

    List<Map<String, Object>> again = Player.questions(session);

    assertThat(again).isEqualTo(first);
    assertThat(SessionEvent.typesOf(database, session)).containsOnlyOnce("questions_served");
  }

  @Test
  @DisplayName("An ended game still shows the questions it had")
  void questionsAfterTheEnd() {
    String session = Player.start(Map.of());
    List<Map<String, Object>> questions = Player.questions(session);
    Player.end(session);

    List<Map<String, Object>> again = Player.questions(session);

    assertThat(again).isEqualTo(questions);
  }

  @Test
  @DisplayName("A game that ended without questions is given none any more")
  void firstQuestionsAfterTheEnd() {
    String session = Player.start(Map.of());
    Player.end(session);

    given()
        .queryParam("sessionId", session)
        .get("/questions")
        .then()
        .statusCode(409)
        .body("violations[0].field", is("sessionId"));
  }

  @Test
  @DisplayName("A question that was not given to the session is not found in it")
  void questionOfAnotherSession() {
    String session = Player.start(Map.of("category", "film"));
    Player.questions(session);

    Player.answer(session, "music-01", 0)
        .then()
        .statusCode(404)
        .body("violations[0].field", is("questionId"))
        .body("detail", containsString("music-01"));

    assertThat(SessionEvent.typesOf(database, session))
        .containsExactly("game_started", "questions_served");
  }

  @Test
  @DisplayName("A question answered before the questions were served keeps its verdict")
  void answeredBeforeServed() {
    Map<String, ?> allOfSports = Map.of("category", "sports", "questionCount", 24);
    Map<String, Object> question = Player.questions(Player.start(allOfSports)).get(0);
    String session = Player.start(allOfSports);
    Player.answer(session, question, true).then().statusCode(200);
    assertThat(Player.questions(session)).contains(question);

    Player.answer(session, question, false)
        .then()
        .body("correct", is(true))
        .body("currentScore", is(10));
  }
}
