package io.playledger.trivia;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@PlayledgerTest
class GameTest {

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
  @DisplayName("A start without body and Content-Type answers a map of strings")
  void startOfAnOldClient() {
    Map<String, Object> started =
        given().post("/game/start").then().statusCode(200).extract().jsonPath().getMap("");

    assertThat(started).containsKey("sessionId");
    assertThat(started.values()).allMatch(String.class::isInstance);
  }
}
