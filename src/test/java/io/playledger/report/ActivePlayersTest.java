package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.PlayerBanned;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabases.class)
class ActivePlayersTest {

  @Test
  @DisplayName("A player counts once in a day, a week and a month, however often they play")
  void once(Database database) throws Exception {
    ReportRows.play(
        database,
        game("2026-05-05T00:00:00Z", "ada"),
        game("2026-05-05T20:00:00Z", "ada"),
        game("2026-05-07T12:00:00Z", "ada"),
        game("2026-05-07T12:00:00Z", "bob"),
        game("2026-05-20T12:00:00Z", "ada"));

    assertThat(rows(database))
        .containsExactly(
            "2026-05-01 month 2",
            "2026-05-04 week 2",
            "2026-05-05 day 1",
            "2026-05-07 day 2",
            "2026-05-18 week 1",
            "2026-05-20 day 1");
  }

  @Test
  @DisplayName("A week goes on over the end of a month")
  void overTheMonth(Database database) throws Exception {
    ReportRows.play(
        database, game("2026-03-31T12:00:00Z", "ada"), game("2026-04-01T12:00:00Z", "ada"));

    assertThat(rows(database))
        .containsExactly(
            "2026-03-01 month 1",
            "2026-03-30 week 1",
            "2026-03-31 day 1",
            "2026-04-01 day 1",
            "2026-04-01 month 1");
  }

  @Test
  @DisplayName("A week goes on over the end of a year")
  void overTheYear(Database database) throws Exception {
    ReportRows.play(
        database, game("2026-12-31T12:00:00Z", "ada"), game("2027-01-03T12:00:00Z", "ada"));

    assertThat(rows(database))
        .containsExactly(
            "2026-12-01 month 1",
            "2026-12-28 week 1",
            "2026-12-31 day 1",
            "2027-01-01 month 1",
            "2027-01-03 day 1");
  }

  @Test
  @DisplayName("A Sunday and the Monday after it are in two weeks")
  void monday(Database database) throws Exception {
    ReportRows.play(
        database, game("2026-05-10T23:00:00Z", "ada"), game("2026-05-11T00:00:00Z", "ada"));

    assertThat(rows(database)).contains("2026-05-04 week 1", "2026-05-11 week 1");
  }

  @Test
  @DisplayName("Anonymous players are not counted")
  void anonymous(Database database) throws Exception {
    ReportRows.play(
        database, game("2026-05-05T12:00:00Z", null), game("2026-05-05T12:00:00Z", "ada"));

    assertThat(rows(database)).contains("2026-05-05 day 1").doesNotContain("2026-05-05 day 2");
  }

  @Test
  @DisplayName("A late event counts its player on its own day, and once")
  void lateEvent(Database database) throws Exception {
    ReportRows.play(database, game("2026-05-07T12:00:00Z", "ada"));

    ReportRows.play(
        database, game("2026-05-05T12:00:00Z", "ada"), game("2026-05-07T08:00:00Z", "ada"));

    assertThat(rows(database))
        .containsExactly(
            "2026-05-01 month 1", "2026-05-04 week 1", "2026-05-05 day 1", "2026-05-07 day 1");
  }

  @Test
  @DisplayName("Who starts a game or answers in it was there; who only ends it later was not")
  void whatCounts(Database database) throws Exception {
    ReportRows.play(
        database,
        GameScript.at("2026-05-05T23:00:00Z")
            .start(1)
            .pause(Duration.ofHours(12))
            .answer(true)
            .pause(Duration.ofDays(1))
            .end());

    assertThat(rows(database))
        .filteredOn(row -> row.contains("day"))
        .containsExactly("2026-05-05 day 1", "2026-05-06 day 1");
  }

  @Test
  @DisplayName("Days are those of the report zone")
  void zone(Database database) throws Exception {
    database.execute("update report.setting set zone = 'Pacific/Auckland'");
    ReportRows.play(
        database, game("2026-05-05T11:59:59Z", "ada"), game("2026-05-05T12:00:00Z", "bob"));

    assertThat(rows(database)).contains("2026-05-05 day 1", "2026-05-06 day 1");
  }

  @Test
  @DisplayName("Banned players are not counted, and others are")
  void banned(Database database) throws Exception {
    ReportRows.play(
        database, game("2026-05-05T12:00:00Z", "ada"), game("2026-05-06T12:00:00Z", "eve"));
    ReportRows.record(database, "2026-05-07T00:00:00Z", new PlayerBanned("eve", "cheating"));

    assertThat(rows(database))
        .containsExactly("2026-05-01 month 1", "2026-05-04 week 1", "2026-05-05 day 1");
  }

  private static GameScript game(String time, String player) {
    return GameScript.at(time).by(player).start(5);
  }

  private static List<String> rows(Database database) throws SQLException {
    return ReportRows.text(
        database, "active_players", ReportRows.LATER, "date", "period", "players");
  }
}
