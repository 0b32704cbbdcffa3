package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabases.class)
class ScoreDistributionTest {

  @Test
  @DisplayName("Finished games are counted by their score, with their share and that up to it")
  void shares(Database database) throws Exception {
    ReportRows.play(
        database,
        GameScript.at("2026-05-05T00:00:00Z").play(3, 0),
        GameScript.at("2026-05-05T06:00:00Z").play(1, 1),
        GameScript.at("2026-05-05T12:00:00Z").play(0, 0),
        GameScript.at("2026-05-05T23:59:59Z").play(1, 4));

    assertThat(rows(database))
        .containsExactly(
            "2026-05-05 0 1 25.00 25.00",
            "2026-05-05 10 2 50.00 75.00",
            "2026-05-05 30 1 25.00 100.00");
  }

  @Test
  @DisplayName("Shares are rounded, those up to a score after adding")
  void rounding(Database database) throws Exception {
    ReportRows.play(
        database,
        GameScript.at("2026-05-05T12:00:00Z").play(0, 1),
        GameScript.at("2026-05-05T12:00:00Z").play(1, 0),
        GameScript.at("2026-05-05T12:00:00Z").play(2, 0));

    assertThat(rows(database))
        .containsExactly(
            "2026-05-05 0 1 33.33 33.33",
            "2026-05-05 10 1 33.33 66.67",
            "2026-05-05 20 1 33.33 100.00");
  }

  @Test
  @DisplayName("Counts that add up to nothing, as of an upgrade before its rebuild, are not shown")
  void nothing(Database database) throws Exception {
    ReportRows.play(database, GameScript.at("2026-05-05T12:00:00Z").play(1, 0));
    database.execute(
        "insert into main.game_score_row values (1, '2026-05-04', 50, -1), (1, '2026-05-04', 60, 1)");

    assertThat(rows(database))
        .containsExactly("2026-05-04 60 1 100.00 100.00", "2026-05-05 10 1 100.00 100.00");
  }

  @Test
  @DisplayName("Each day has shares of its own, and games that were not ended are in none")
  void days(Database database) throws Exception {
    ReportRows.play(
        database,
        GameScript.at("2026-05-05T12:00:00Z").play(1, 0),
        GameScript.at("2026-05-06T12:00:00Z").play(1, 0),
        GameScript.at("2026-05-06T12:00:00Z").play(2, 0),
        GameScript.at("2026-05-06T12:00:00Z").start(5).answer(true),
        GameScript.at("2026-05-07T12:00:00Z").start(5));

    assertThat(rows(database))
        .containsExactly(
            "2026-05-05 10 1 100.00 100.00",
            "2026-05-06 10 1 50.00 50.00",
            "2026-05-06 20 1 50.00 100.00");
  }

  private static List<String> rows(Database database) throws SQLException {
    return ReportRows.text(
        database,
        "score_distribution",
        ReportRows.LATER,
        "date",
        "score",
        "games",
        "percent",
        "percent_up_to");
  }
}
