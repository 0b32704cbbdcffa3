package io.playledger.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.EventId;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.SessionEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The debug aids that date one game, and let its player think, without waiting. */
@PlayledgerTest
class GameClockTest {

  private static final long THINKING_MILLIS = 90_000;

  @Inject AgroalDataSource database;

  @ParameterizedTest
  @CsvSource({"-400, -3600", "-1, 7200", "45, 0", "0, -86400", "3650, 86400"})
  @DisplayName("A game can be dated: its events' times and their ids agree on it")
  void shiftedGame(int days, int seconds) {
    Map<String, ?> wish = Map.of("questionCount", 2, "shiftDays", days, "shiftSeconds", seconds);

    String session = Player.play(wish, 1);

    Instant expected = Instant.now().plus(Duration.ofDays(days)).plusSeconds(seconds);
    assertThat(SessionEvent.of(database, session))
        .hasSize(5)
        .allSatisfy(
            event -> {
              assertThat(event.occurredAt()).isCloseTo(expected, within(1, ChronoUnit.MINUTES));
              assertThat(EventId.epochMillis(event.id()))
                  .isEqualTo(event.occurredAt().toEpochMilli());
            });
  }

  @Test
  @DisplayName("The start answers the time by the game's own clock")
  void startedAt() {
    String startedAt =
        Player.post("/game/start", Map.of("shiftDays", -30)).extract().path("startedAt");

    assertThat(Instant.parse(startedAt))
        .isCloseTo(Instant.now().minus(30, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
  }

  @Test
  @DisplayName("A player who thinks for a while answers that much later, and so do later answers")
  void elapsedMillis() {
    String session = Player.start(Map.of("questionCount", 2));
    List<Map<String, Object>> questions = Player.questions(session);

    for (Map<String, Object> question : questions) {
      Player.post(
              "/answer",
              Map.of(
                  "sessionId",
                  session,
                  "questionId",
                  question.get("id"),
                  "answer",
                  0,
                  "elapsedMillis",
                  THINKING_MILLIS))
          .statusCode(200);
    }

    List<SessionEvent> events = SessionEvent.of(database, session);
    assertThat(answerMillis(events.get(2))).isBetween(THINKING_MILLIS, 2 * THINKING_MILLIS - 1);
    assertThat(answerMillis(events.get(3))).isBetween(2 * THINKING_MILLIS, 3 * THINKING_MILLIS - 1);
    assertThat(Duration.between(events.get(1).occurredAt(), events.get(3).occurredAt()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(2 * THINKING_MILLIS));
  }

  @Test
  @DisplayName("An answer to a question that was not served has no answer time")
  void answerWithoutServing() {
    String session = Player.start(Map.of());

    Player.answer(session, "film-01", 0).then().statusCode(200);

    assertThat(SessionEvent.of(database, session).get(1).data().has("answerMillis")).isFalse();
  }

  private static long answerMillis(SessionEvent event) {
    return event.data().path("answerMillis").longValue();
  }
}
