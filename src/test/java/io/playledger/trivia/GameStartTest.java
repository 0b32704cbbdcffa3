package io.playledger.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.SessionEvent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PlayledgerTest
class GameStartTest {

  /** How many questions each bundled category has. */
  private static final int QUESTIONS_IN_FOOD = 24;

  @Inject AgroalDataSource database;

  @Test
  @DisplayName("A start that is tried again with its clientRequestId is the same game")
  void retriedStart() {
    Map<String, ?> wish =
        Map.of("playerId", "retrier", "clientRequestId", request(), "questionCount", 5);
    String session = Player.start(wish);

    String again = Player.start(wish);

    assertThat(again).isEqualTo(session);
    assertThat(SessionEvent.typesOf(database, session)).containsExactly("game_started");
  }

  @ParameterizedTest
  @CsvSource({"music, 6", "film, 10", ", 10"})
  @DisplayName("The same clientRequestId with another category or question count is a conflict")
  void otherWishes(String category, int count) {
    String request = request();
    String session = Player.start(wish(request, "music", 10));

    Player.post("/game/start", wish(request, category, count))
        .statusCode(409)
        .body("violations[0].field", is("clientRequestId"));

    assertThat(SessionEvent.typesOf(database, session)).containsExactly("game_started");
  }

  @Test
  @DisplayName("The same clientRequestId of another player is another game")
  void otherPlayer() {
    String request = request();
    String first = Player.start(Map.of("playerId", "first", "clientRequestId", request));

    String second = Player.start(Map.of("playerId", "second", "clientRequestId", request));

    assertThat(second).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50})
  @DisplayName("A game has as many questions as it asks for")
  void questionCount(int count) {
    String session = Player.start(Map.of("questionCount", count));

    assertThat(Player.questions(session)).hasSize(count).extracting("id").doesNotHaveDuplicates();

    SessionEvent started = SessionEvent.of(database, session).get(0);
    assertThat(started.data().path("questionCount").intValue()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 51, -1, Integer.MAX_VALUE})
  @DisplayName("A game has one question at least and fifty at most")
  void questionCountOutOfBounds(int count) {
    Player.post("/game/start", Map.of("questionCount", count))
        .statusCode(400)
        .body("violations[0].field", is("questionCount"));
  }

  @Test
  @DisplayName("A game of a category has questions of that category only")
  void category() {
    String session = Player.start(Map.of("category", "food", "questionCount", QUESTIONS_IN_FOOD));

    assertThat(Player.questions(session))
        .hasSize(QUESTIONS_IN_FOOD)
        .extracting("category")
        .containsOnly("food");
  }

  @Test
  @DisplayName("An unknown category is refused, and those there are are named")
  void unknownCategory() {
    Player.post("/game/start", Map.of("category", "alchemy"))
        .statusCode(400)
        .body("violations[0].field", is("category"))
        .body(
            "detail",
            allOf(containsString("alchemy"), containsString("film"), containsString("technology")));
  }

  @Test
  @DisplayName("More questions than a category has are refused, and the number there is is named")
  void tooManyForTheCategory() {
    Player.post("/game/start", Map.of("category", "food", "questionCount", QUESTIONS_IN_FOOD + 1))
        .statusCode(400)
        .body("violations[0].field", is("questionCount"))
        .body("detail", containsString("24"));
  }

  private static String request() {
    return "request-" + UUID.randomUUID();
  }

  private static Map<String, Object> wish(String request, String category, int count) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("clientRequestId", request);
    wish.put("category", category);
    wish.put("questionCount", count);
    return wish;
  }
}
