package io.playledger.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** Plays over HTTP as a client does. */
public final class Player {

  private Player() {}

  /** Starts a game and returns its session id. */
  public static String start(Map<String, ?> wishes) {
    return post("/game/start", wishes).statusCode(200).extract().path("sessionId");
  }

  /** The questions of a session, as maps. */
  public static List<Map<String, Object>> questions(String session) {
    return given()
        .queryParam("sessionId", session)
        .get("/questions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("");
  }

  /** Answers rightly or wrongly, by the debug aid. */
  public static Response answer(String session, Map<String, Object> question, boolean rightly) {
    int correct = (int) question.get("correctIndex");
    return answer(session, (String) question.get("id"), rightly ? correct : correct + 1);
  }

  /** Answers with any index. */
  public static Response answer(String session, String question, long index) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("sessionId", session, "questionId", question, "answer", index))
        .post("/answer");
  }

  /** Ends a game and returns its score. */
  public static int end(String session) {
    return post("/game/end", Map.of("sessionId", session))
        .statusCode(200)
        .extract()
        .path("finalScore");
  }

  /** Plays a whole game with so many right answers first; returns the session id. */
  public static String play(Map<String, ?> wishes, int right) {
    String session = start(wishes);
    List<Map<String, Object>> questions = questions(session);
    for (int index = 0; index < questions.size(); index++) {
      answer(session, questions.get(index), index < right).then().statusCode(200);
    }
    end(session);
    return session;
  }

  public static ValidatableResponse post(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(path).then();
  }
}
