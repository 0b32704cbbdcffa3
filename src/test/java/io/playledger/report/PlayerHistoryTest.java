package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.PlayerBanned;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabases.class)
class PlayerHistoryTest {

  @Test
  @DisplayName("Each game of a named player is there, with what was asked, answered and reached")
  void games(Database database) throws Exception {
    GameScript whole = GameScript.at("2026-05-05T12:00:00Z").by("ada").play(2, 1);
    GameScript left = GameScript.at("2026-05-05T23:59:55Z").by("bob").start(5).answer(true);
    GameScript anonymous = GameScript.at("2026-05-06T12:00:00Z").by(null).play(1, 0);
    ReportRows.play(database, whole, left, anonymous);

    assertThat(
            rows(
                database,
                ReportRows.LATER,
                "date",
                "player_id",
                "game_id",
                "category",
                "questions",
                "answered",
                "correct",
                "score",
                "state",
                "is_excluded"))
        .containsExactly(
            "2026-05-05 ada %s history 3 3 2 20 finished false".formatted(whole.gameId()),
            "2026-05-05 bob %s history 5 1 1 10 abandoned false".formatted(left.gameId()));
  }

  @Test
  @DisplayName("A game is in progress until it has been silent for too long, by the clock alone")
  void states(Database database) throws Exception {
    GameScript silent = GameScript.at("2026-05-05T12:00:00Z").start(5).answer(true);
    GameScript ended = GameScript.at("2026-05-05T12:00:00Z").start(5).end();
    ReportRows.play(database, silent, ended);
    String inProgress = silent.gameId() + " in_progress";
    String abandoned = silent.gameId() + " abandoned";
    String finished = ended.gameId() + " finished";

    assertThat(rows(database, "2026-05-05T12:30:10Z", "game_id", "state"))
        .containsExactlyInAnyOrder(inProgress, finished);
    assertThat(rows(database, "2026-05-05T12:30:10.001Z", "game_id", "state"))
        .containsExactlyInAnyOrder(abandoned, finished);
  }

  @Test
  @DisplayName("The games of a banned player are still there, marked as excluded")
  void banned(Database database) throws Exception {
    ReportRows.play(
        database,
        GameScript.at("2026-05-05T12:00:00Z").by("eve").play(1, 0),
        GameScript.at("2026-05-05T12:00:00Z").by("ada").play(1, 0));
    ReportRows.record(database, "2026-05-06T00:00:00Z", new PlayerBanned("eve", "cheating"));

    assertThat(rows(database, ReportRows.LATER, "player_id", "score", "is_excluded"))
        .containsExactly("ada 10 false", "eve 10 true");
  }

  private static List<String> rows(Database database, String asOf, String... columns)
      throws SQLException {
    return ReportRows.text(database, "player_history", asOf, columns);
  }
}
