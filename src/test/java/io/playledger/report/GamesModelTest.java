package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.GameScript;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@PlayledgerTest
class GamesModelTest {

  @Inject AgroalDataSource dataSource;
  @Inject Recording recording;

  @Test
  @DisplayName("A game is one row with what happened in it")
  void oneRowPerGame() throws SQLException {
    GameScript game = GameScript.at("2003-05-05T12:00:00Z").play(2, 1);
    GameScript other = GameScript.at("2003-05-05T12:00:00Z").play(0, 3);
    recording.record(game, other);

    ReportApi.refresh();

    assertThat(rowsOf(game))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("product", "trivia")
                    .containsEntry("player_id", "ada")
                    .containsEntry("category", "history")
                    .containsEntry("question_count", 3)
                    .containsEntry("num_answered", 3)
                    .containsEntry("num_correct", 2)
                    .containsEntry("score", 20)
                    .containsEntry("started_at", "2003-05-05 12:00:00")
                    .containsEntry("ended_at", "2003-05-05 12:00:50")
                    .containsEntry("last_event_at", "2003-05-05 12:00:50"));
    assertThat(rowsOf(other))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("num_answered", 3)
                    .containsEntry("num_correct", 0)
                    .containsEntry("score", 0));
  }

  @Test
  @DisplayName("An empty game has no answers and no points")
  void emptyGame() throws SQLException {
    GameScript game = GameScript.at("2003-05-06T12:00:00Z").start(5);
    recording.record(game);

    ReportApi.refresh();

    assertThat(rowsOf(game))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("num_answered", 0)
                    .containsEntry("num_correct", 0)
                    .containsEntry("score", 0)
                    .containsEntry("ended_at", null));
  }

  @Test
  @DisplayName("A game that is not over has the points so far for its score")
  void runningGame() throws SQLException {
    GameScript game =
        GameScript.at("2003-05-07T12:00:00Z").start(5).answer(true).answer(false).answer(true);
    recording.record(game);

    ReportApi.refresh();

    assertThat(rowsOf(game))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("score", 20));
  }

  @Test
  @DisplayName("Events that were recorded twice are counted once")
  void duplicates() throws SQLException {
    GameScript game = GameScript.at("2003-05-08T12:00:00Z").play(2, 0);
    recording.record(game);
    ReportApi.refresh();
    recording.record(game);

    ReportApi.refresh();

    assertThat(rowsOf(game))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("num_answered", 2));
  }

  private List<Map<String, Object>> rowsOf(GameScript game) throws SQLException {
    UUID id = game.gameId();
    try (Connection connection = dataSource.getConnection()) {
      return Sql.rows(
          connection,
          "select product, player_id, category, question_count, num_answered, num_correct, score,"
              + " (started_at at time zone 'UTC')::text as started_at,"
              + " (ended_at at time zone 'UTC')::text as ended_at,"
              + " (last_event_at at time zone 'UTC')::text as last_event_at"
              + " from main.games where game_id = ?",
          id);
    }
  }
}
