package io.playledger.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.AtOnce;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.SessionEvent;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Impatient clients: the same call from many threads in the same moment. */
@PlayledgerTest
class GameRacesTest {

  private static final int THREADS = 16;

  @Inject AgroalDataSource database;

  @Test
  @DisplayName("Starts with the same clientRequestId in the same moment make one game")
  void starts() {
    Map<String, ?> wish = Map.of("clientRequestId", "race-" + UUID.randomUUID());

    List<String> sessions = AtOnce.call(THREADS, () -> Player.start(wish));

    assertThat(sessions).hasSize(THREADS).containsOnly(sessions.get(0));
    assertThat(SessionEvent.typesOf(database, sessions.get(0))).containsExactly("game_started");
  }

  @Test
  @DisplayName("First calls for the questions in the same moment get the same questions")
  void questions() {
    String session = Player.start(Map.of());

    List<List<Map<String, Object>>> served = AtOnce.call(THREADS, () -> Player.questions(session));

    assertThat(served).hasSize(THREADS).containsOnly(served.get(0));
    assertThat(SessionEvent.typesOf(database, session)).containsOnlyOnce("questions_served");
  }

  @Test
  @DisplayName("Identical answers in the same moment score once")
  void answers() {
    String session = Player.start(Map.of());
    Map<String, Object> question = Player.questions(session).get(0);

    List<Response> verdicts = AtOnce.call(THREADS, () -> Player.answer(session, question, true));

    assertThat(verdicts).extracting(Response::statusCode).containsOnly(200);
    assertThat(verdicts).extracting(verdict -> verdict.path("currentScore")).containsOnly(10);
    assertThat(Player.end(session)).isEqualTo(10);
    assertThat(SessionEvent.typesOf(database, session)).containsOnlyOnce("question_answered");
  }

  @Test
  @DisplayName("Contradicting answers in the same moment all get the verdict of the first")
  void contradictingAnswers() {
    String session = Player.start(Map.of());
    Map<String, Object> question = Player.questions(session).get(0);

    List<Boolean> verdicts =
        AtOnce.call(
            THREADS,
            () ->
                Player.answer(session, question, Thread.currentThread().threadId() % 2 == 0)
                    .path("correct"));

    assertThat(verdicts).hasSize(THREADS).containsOnly(verdicts.get(0));
    assertThat(Player.end(session)).isEqualTo(verdicts.get(0) ? 10 : 0);
  }

  @Test
  @DisplayName("Ends in the same moment end the game once")
  void ends() {
    String session = Player.start(Map.of());

    List<Integer> scores = AtOnce.call(THREADS, () -> Player.end(session));

    assertThat(scores).hasSize(THREADS).containsOnly(0);
    assertThat(SessionEvent.typesOf(database, session)).containsOnlyOnce("game_ended");
  }
}
