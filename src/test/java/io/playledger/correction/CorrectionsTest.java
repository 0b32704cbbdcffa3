package io.playledger.correction;

import static io.playledger.correction.CorrectionApi.ban;
import static io.playledger.correction.CorrectionApi.correct;
import static io.playledger.correction.CorrectionApi.voidMatch;
import static io.playledger.correction.CorrectionApi.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.playledger.event.Event;
import io.playledger.report.Recording;
import io.playledger.support.GameScript;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the reports make of what an admin puts right. */
@PlayledgerTest
class CorrectionsTest {

  private static final LocalDate FIRST_DAY = LocalDate.parse("2011-01-01");
  private static final AtomicInteger DAYS = new AtomicInteger();

  @Inject Recording recording;

  private final LocalDate day = FIRST_DAY.plusDays(DAYS.getAndIncrement());
  private final String player = "player-" + UUID.randomUUID();
  private final String easy = "easy-" + UUID.randomUUID();
  private final String hard = "hard-" + UUID.randomUUID();

  @Test
  @DisplayName("A void match counts nowhere, and everywhere again once that is withdrawn")
  void voided() throws Exception {
    GameScript game = play(true, false);
    GameScript other = play(true, true);
    Map<String, List<Map<String, Object>>> before = shown();

    JsonPath correction = voidMatch(game.gameId());

    Map<String, List<Map<String, Object>>> after = shown();
    assertThat(after.get("daily_games").get(0))
        .containsEntry("games_played", 1)
        .containsEntry("finished", 1)
        .containsEntry("total_score", 20)
        .containsEntry("excluded", 1);
    assertThat(after.get("score_distribution"))
        .extracting("score", "games")
        .containsExactly(tuple(20, 1));
    assertThat(after.get("daily_funnel").get(0))
        .containsEntry("started", 1)
        .containsEntry("first_answer", 1)
        .containsEntry("last_answer", 1)
        .containsEntry("ended", 1);
    assertThat(question(after, hard))
        .containsEntry("shown", 1)
        .containsEntry("answered", 1)
        .containsEntry("correct_percent", 100.0f);
    assertThat(excluded(after))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(game.gameId().toString(), true, other.gameId().toString(), false));
    assertThat(after.get("active_players")).as("they did play").hasSize(1);
    assertThat(reported(correction))
        .containsEntry("type", "match_voided")
        .containsEntry("game_id", game.gameId().toString())
        .containsEntry("withdrawn_at", null);

    JsonPath withdrawn = withdraw(correction);

    assertThat(shown()).isEqualTo(before);
    assertThat(reported(correction))
        .containsEntry("withdrawn_at", withdrawn.getString("withdrawnAt"))
        .doesNotContainEntry("withdrawn_at", null);
  }

  @Test
  @DisplayName("A match that is voided while it is played counts nowhere when it ends either")
  void voidedWhilePlayed() throws Exception {
    GameScript game = GameScript.at(day + "T12:00:00Z").by(player).start(2).answer(true);
    recording.record(game);
    voidMatch(game.gameId());
    assertThat(shown().get("daily_games").get(0)).containsEntry("excluded", 1);

    recording.record(game.answer(true).end());

    assertThat(shown().get("daily_games").get(0))
        .containsEntry("games_played", 0)
        .containsEntry("finished", 0)
        .containsEntry("total_score", 0)
        .containsEntry("excluded", 1);
  }

  @Test
  @DisplayName("A banned player counts nowhere, and everywhere again once that is withdrawn")
  void banned() throws Exception {
    play(true, false);
    play(true, true);
    Map<String, List<Map<String, Object>>> before = shown();

    JsonPath correction = ban(player);

    assertCountsNowhere(2);
    assertThat(reported(correction))
        .containsEntry("type", "player_banned")
        .containsEntry("player_id", player);

    withdraw(correction);

    assertThat(shown()).isEqualTo(before);
  }

  @Test
  @DisplayName("A banned player who plays on counts nowhere, and everywhere after the withdrawal")
  void playsOn() throws Exception {
    play(true, false);
    JsonPath correction = ban(player);
    assertCountsNowhere(1);

    play(true, true);
    assertCountsNowhere(2);

    withdraw(correction);

    Map<String, List<Map<String, Object>>> after = shown();
    assertThat(after.get("daily_games").get(0))
        .containsEntry("games_played", 2)
        .containsEntry("total_score", 30)
        .containsEntry("excluded", 0);
    assertThat(question(after, hard)).containsEntry("shown", 2).containsEntry("answered", 2);
    assertThat(excluded(after)).hasSize(2).doesNotContainValue(true);
    assertThat(after.get("active_players").get(0)).containsEntry("players", 1);
  }

  @Test
  @DisplayName("A player who is banned before the first game counts nowhere")
  void bannedBefore() throws Exception {
    ban(player);

    play(true, false);

    assertCountsNowhere(1);
  }

  @Test
  @DisplayName("A void match of a banned player stays void when the ban is withdrawn")
  void voidedAndBanned() throws Exception {
    GameScript game = play(true, false);
    GameScript other = play(true, true);
    voidMatch(game.gameId());
    JsonPath ban = ban(player);
    assertCountsNowhere(2);

    withdraw(ban);

    assertThat(excluded(shown()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(game.gameId().toString(), true, other.gameId().toString(), false));
  }

  @Test
  @DisplayName("A corrected answer counts as it should have been, in score and question")
  void correctedAnswer() throws Exception {
    GameScript game = play(true, false);
    Event answer = game.event("question_answered", 1);
    Map<String, List<Map<String, Object>>> before = shown();

    JsonPath correction =
        correct(answer.id(), Map.of("correct", true, "points", 10, "answerMillis", 60_000));

    Map<String, List<Map<String, Object>>> after = shown();
    assertThat(after.get("daily_games").get(0)).containsEntry("total_score", 20);
    assertThat(after.get("score_distribution")).extracting("score").containsExactly(20);
    assertThat(question(after, hard)).containsEntry("correct_percent", 100.0f);
    assertThat((Float) question(after, hard).get("median_seconds")).isBetween(57f, 63f);
    assertThat(after.get("player_history").get(0))
        .containsEntry("correct", 2)
        .containsEntry("score", 20)
        .containsEntry("is_excluded", false);

    withdraw(correction);

    assertThat(shown()).isEqualTo(before);
  }

  @Test
  @DisplayName("A corrected start and a corrected end count as they should have been")
  void correctedStartAndEnd() throws Exception {
    GameScript game = play(true, false);
    Map<String, List<Map<String, Object>>> before = shown();

    JsonPath start =
        correct(game.event("game_started", 0).id(), Map.of("category", "film", "questionCount", 5));
    JsonPath end = correct(game.event("game_ended", 0).id(), Map.of("finalScore", 70));

    Map<String, List<Map<String, Object>>> after = shown();
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

    assertThat(shown()).isEqualTo(before);
  }

  @Test
  @DisplayName("A later correction of the same event wins; withdrawn, it brings the earlier back")
  void laterWins() throws Exception {
    GameScript game = play(true, false);
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
    GameScript game = play(true, false);
    UUID end = game.event("game_ended", 0).id();
    shiftDays(3);
    try {
      correct(end, Map.of("finalScore", 40));
    } finally {
      shiftDays(0);
    }

    correct(end, Map.of("finalScore", 50));

    assertThat(totalScore()).isEqualTo(50);
  }

  @Test
  @DisplayName("Withdrawing a correction that a later one has replaced changes nothing")
  void replacedIsWithdrawn() throws Exception {
    GameScript game = play(true, false);
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

  /** A whole game of two questions, the easy one first. */
  private GameScript play(boolean easyRightly, boolean hardRightly) throws SQLException {
    GameScript game =
        GameScript.at(day + "T12:00:00Z")
            .by(player)
            .start(2)
            .serve(List.of(easy, hard))
            .answer(easy, easyRightly, 2_000)
            .answer(hard, hardRightly, 8_000)
            .end();
    recording.record(game);
    return game;
  }

  private void assertCountsNowhere(int games) {
    Map<String, List<Map<String, Object>>> shown = shown();
    assertThat(shown.get("daily_games").get(0))
        .containsEntry("games_played", 0)
        .containsEntry("total_score", 0)
        .containsEntry("excluded", games);
    assertThat(shown.get("score_distribution")).isEmpty();
    assertThat(shown.get("daily_funnel").get(0)).containsEntry("started", 0);
    assertThat(shown.get("questions_difficulty")).isEmpty();
    assertThat(shown.get("active_players")).isEmpty();
    assertThat(excluded(shown)).hasSize(games).doesNotContainValue(false);
  }

  private Map<String, List<Map<String, Object>>> shown() {
    return Shown.of(day, player, List.of(easy, hard));
  }

  private int totalScore() {
    return (int) shown().get("daily_games").get(0).get("total_score");
  }

  private static Map<String, Object> question(
      Map<String, List<Map<String, Object>>> shown, String id) {
    return shown.get("questions_difficulty").stream()
        .filter(row -> row.get("question_id").equals(id))
        .findAny()
        .orElseThrow();
  }

  /** Whether each game of the player is excluded. */
  private static Map<Object, Object> excluded(Map<String, List<Map<String, Object>>> shown) {
    return shown.get("player_history").stream()
        .collect(Collectors.toMap(row -> row.get("game_id"), row -> row.get("is_excluded")));
  }

  private static Map<String, Object> reported(JsonPath correction) {
    return Shown.rows("corrections", "").stream()
        .filter(row -> row.get("correction_id").equals(correction.getString("id")))
        .findAny()
        .orElseThrow();
  }
}
