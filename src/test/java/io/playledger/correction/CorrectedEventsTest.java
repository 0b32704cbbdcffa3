package io.playledger.correction;

import static io.playledger.correction.CorrectionApi.correct;
import static io.playledger.correction.CorrectionApi.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.report.Recording;
import io.playledger.support.GameScript;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What corrected events make of the reports. */
@PlayledgerTest
class CorrectedEventsTest {

  @Inject Recording recording;

  private GamesOfADay games;

  @BeforeEach
  void aDay() {
    games = new GamesOfADay(recording);
  }

  @Test
  @DisplayName("A corrected answer counts as it should have been, in score and question")
  void correctedAnswer() throws Exception {
    GameScript game = games.play(true, false);
    Event answer = game.event("question_answered", 1);
    Map<String, List<Map<String, Object>>> before = games.shown();

    JsonPath correction =
        correct(answer.id(), Map.of("correct", true, "points", 10, "answerMillis", 60_000));

    Map<String, List<Map<String, Object>>> after = games.shown();
    assertThat(after.get("daily_games").get(0)).containsEntry("total_score", 20);
    assertThat(after.get("score_distribution")).extracting("score").containsExactly(20);
    assertThat(GamesOfADay.question(after, games.hard)).containsEntry("correct_percent", 100.0f);
    assertThat((Float) GamesOfADay.question(after, games.hard).get("median_seconds"))
        .isBetween(57f, 63f);
    assertThat(after.get("player_history").get(0))
        .containsEntry("correct", 2)
        .containsEntry("score", 20)
        .containsEntry("is_excluded", false);

    withdraw(correction);

    assertThat(games.shown()).isEqualTo(before);
  }

  @Test
  @DisplayName("A corrected start and a corrected end count as they should have been")
  void correctedStartAndEnd() throws Exception {
    GameScript game = games.play(true, false);
    Map<String, List<Map<String, Object>>> before = games.shown();

    JsonPath start =
        correct(game.event("game_started", 0).id(), Map.of("category", "film", "questionCount", 5));
    JsonPath end = correct(game.event("game_ended", 0).id(), Map.of("finalScore", 70));

    Map<String, List<Map<String, Object>>> after = games.shown();
    assertThat(after.get("daily_games").get(0)).containsEntry("total_score", 70);
    assertThat(after.get("score_distribution")).extracting("score").containsExactly(70);
    assertThat(after.get("daily_funnel").get(0))
        .containsEntry("last_answer", 0)
        .containsEntry("ended", 1);
    assertThat(after.get("player_history").get(0))
        .containsEntry("category", "film")
        .containsEntry("questions", 5)
        .containsEntry("score", 70);

    withdraw(start);
    withdraw(end);

    assertThat(games.shown()).isEqualTo(before);
  }

  @Test
  @DisplayName("A later correction of the same event wins; withdrawn, it brings the earlier back")
  void laterWins() throws Exception {
    GameScript game = games.play(true, false);
    UUID end = game.event("game_ended", 0).id();

    correct(end, Map.of("finalScore", 40));
    assertThat(totalScore()).isEqualTo(40);
    JsonPath later = correct(end, Map.of("finalScore", 50));
    assertThat(totalScore()).isEqualTo(50);
    withdraw(later);

    assertThat(totalScore()).isEqualTo(40);
  }

  @Test
  @DisplayName("A later correction wins also where the clock says that it is the earlier one")
  void laterByOtherClock() throws Exception {
    GameScript game = games.play(true, false);
    UUID end = game.event("game_ended", 0).id();
    correct(end, Map.of("finalScore", 40));

    // Back, not ahead: others expect to find what they do as the latest.
    shiftDays(-3);
    try {
      correct(end, Map.of("finalScore", 50));
    } finally {
      shiftDays(0);
    }

    assertThat(totalScore()).isEqualTo(50);
  }

  @Test
  @DisplayName("Withdrawing a correction that a later one has replaced changes nothing")
  void replacedIsWithdrawn() throws Exception {
    GameScript game = games.play(true, false);
    UUID end = game.event("game_ended", 0).id();
    JsonPath earlier = correct(end, Map.of("finalScore", 40));
    JsonPath later = correct(end, Map.of("finalScore", 50));

    withdraw(earlier);
    assertThat(totalScore()).isEqualTo(50);
    withdraw(later);

    assertThat(totalScore()).as("as recorded").isEqualTo(10);
  }

  private static void shiftDays(int days) {
    Player.post("/debug/shiftdays", Map.of("ShiftDateDays", days)).statusCode(200);
  }

  private int totalScore() {
    return (int) games.shown().get("daily_games").get(0).get("total_score");
  }
}
