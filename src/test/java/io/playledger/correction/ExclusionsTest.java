package io.playledger.correction;

import static io.playledger.correction.CorrectionApi.ban;
import static io.playledger.correction.CorrectionApi.voidMatch;
import static io.playledger.correction.CorrectionApi.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.playledger.report.Recording;
import io.playledger.support.GameScript;
import io.playledger.support.PlayledgerTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What voids and bans make of the reports. */
@PlayledgerTest
class ExclusionsTest {

  @Inject Recording recording;

  private GamesOfADay games;

  @BeforeEach
  void aDay() {
    games = new GamesOfADay(recording);
  }

  @Test
  @DisplayName("A void match counts nowhere, and everywhere again once that is withdrawn")
  void voided() throws Exception {
    GameScript game = games.play(true, false);
    GameScript other = games.play(true, true);
    Map<String, List<Map<String, Object>>> before = games.shown();

    JsonPath correction = voidMatch(game.gameId());

    Map<String, List<Map<String, Object>>> after = games.shown();
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
    assertThat(GamesOfADay.question(after, games.hard))
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

    assertThat(games.shown()).isEqualTo(before);
    assertThat(reported(correction))
        .containsEntry("withdrawn_at", withdrawn.getString("withdrawnAt"))
        .doesNotContainEntry("withdrawn_at", null);
  }

  @Test
  @DisplayName("A match that is voided while it is played counts nowhere when it ends either")
  void voidedWhilePlayed() throws Exception {
    GameScript game =
        GameScript.at(games.day + "T12:00:00Z").by(games.player).start(2).answer(true);
    recording.record(game);
    voidMatch(game.gameId());
    assertThat(games.shown().get("daily_games").get(0)).containsEntry("excluded", 1);

    recording.record(game.answer(true).end());

    assertThat(games.shown().get("daily_games").get(0))
        .containsEntry("games_played", 0)
        .containsEntry("finished", 0)
        .containsEntry("total_score", 0)
        .containsEntry("excluded", 1);
  }

  @Test
  @DisplayName("A banned player counts nowhere, and everywhere again once that is withdrawn")
  void banned() throws Exception {
    games.play(true, false);
    games.play(true, true);
    Map<String, List<Map<String, Object>>> before = games.shown();

    JsonPath correction = ban(games.player);

    assertCountsNowhere(2);
    assertThat(reported(correction))
        .containsEntry("type", "player_banned")
        .containsEntry("player_id", games.player);

    withdraw(correction);

    assertThat(games.shown()).isEqualTo(before);
  }

  @Test
  @DisplayName("A banned player who plays on counts nowhere, and everywhere after the withdrawal")
  void playsOn() throws Exception {
    games.play(true, false);
    JsonPath correction = ban(games.player);
    assertCountsNowhere(1);

    games.play(true, true);
    assertCountsNowhere(2);

    withdraw(correction);

    Map<String, List<Map<String, Object>>> after = games.shown();
    assertThat(after.get("daily_games").get(0))
        .containsEntry("games_played", 2)
        .containsEntry("total_score", 30)
        .containsEntry("excluded", 0);
    assertThat(GamesOfADay.question(after, games.hard))
        .containsEntry("shown", 2)
        .containsEntry("answered", 2);
    assertThat(excluded(after)).hasSize(2).doesNotContainValue(true);
    assertThat(after.get("active_players").get(0)).containsEntry("players", 1);
  }

  @Test
  @DisplayName("A player who is banned before the first game counts nowhere")
  void bannedBefore() throws Exception {
    ban(games.player);

    games.play(true, false);

    assertCountsNowhere(1);
  }

  @Test
  @DisplayName("A void match of a banned player stays void when the ban is withdrawn")
  void voidedAndBanned() throws Exception {
    GameScript game = games.play(true, false);
    GameScript other = games.play(true, true);
    voidMatch(game.gameId());
    JsonPath ban = ban(games.player);
    assertCountsNowhere(2);

    withdraw(ban);

    assertThat(excluded(games.shown()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(game.gameId().toString(), true, other.gameId().toString(), false));
  }

  private void assertCountsNowhere(int number) {
    Map<String, List<Map<String, Object>>> shown = games.shown();
    assertThat(shown.get("daily_games").get(0))
        .containsEntry("games_played", 0)
        .containsEntry("total_score", 0)
        .containsEntry("excluded", number);
    assertThat(shown.get("score_distribution")).isEmpty();
    assertThat(shown.get("daily_funnel").get(0)).containsEntry("started", 0);
    assertThat(shown.get("questions_difficulty")).isEmpty();
    assertThat(shown.get("active_players")).isEmpty();
    assertThat(excluded(shown)).hasSize(number).doesNotContainValue(false);
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
