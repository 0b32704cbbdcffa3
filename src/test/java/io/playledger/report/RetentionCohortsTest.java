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
class RetentionCohortsTest {

  @Test
  @DisplayName("Players are counted by their first day, and how many of them came back when")
  void cohorts(Database database) throws Exception {
    ReportRows.play(
        database,
        game("2026-05-05T12:00:00Z", "ada"),
        game("2026-05-05T12:00:00Z", "bob"),
        game("2026-05-05T12:00:00Z", "cy"),
        game("2026-05-06T00:00:00Z", "ada"),
        game("2026-05-06T23:59:00Z", "ada"),
        game("2026-05-06T12:00:00Z", "dee"),
        game("2026-05-07T12:00:00Z", "ada"),
        game("2026-05-07T12:00:00Z", "bob"),
        game("2026-05-07T12:00:00Z", "dee"),
        game("2026-05-07T12:00:00Z", null));

    assertThat(rows(database, "2026-05-08T12:00:00Z"))
        .containsExactly(
            "2026-05-05 1 3 1 33.33",
            "2026-05-05 2 3 2 66.67",
            "2026-05-05 3 3 0 0.00",
            "2026-05-06 1 1 1 100.00",
            "2026-05-06 2 1 0 0.00");
  }

  @Test
  @DisplayName("Days that have not come are absent, and each is there from its beginning")
  void daysToCome(Database database) throws Exception {
    ReportRows.play(database, game("2026-05-05T12:00:00Z", "ada"));

    assertThat(rows(database, "2026-05-05T23:59:59.999Z")).isEmpty();
    assertThat(rows(database, "2026-05-06T00:00:00Z")).containsExactly("2026-05-05 1 1 0 0.00");
    assertThat(rows(database, "2026-05-07T00:00:00Z")).hasSize(2);
  }

  @Test
  @DisplayName("A cohort ends with its thirtieth day; who comes on the next one is not in it")
  void thirtyDays(Database database) throws Exception {
    ReportRows.play(
        database,
        game("2026-05-05T12:00:00Z", "ada"),
        game("2026-05-05T12:00:00Z", "bob"),
        game("2026-06-04T12:00:00Z", "ada"),
        game("2026-06-05T12:00:00Z", "bob"));

    List<String> rows = rows(database, ReportRows.LATER);

    assertThat(rows).hasSize(30).endsWith("2026-05-05 30 2 1 50.00");
    assertThat(rows.subList(0, 29)).allMatch(row -> row.endsWith(" 2 0 0.00"));
  }

  @Test
  @DisplayName("A late event that moves a player's first day moves all that was counted from it")
  void lateEvent(Database database) throws Exception {
    ReportRows.play(
        database,
        game("2026-05-05T12:00:00Z", "ada"),
        game("2026-05-05T12:00:00Z", "bob"),
        game("2026-05-06T12:00:00Z", "ada"));
    assertThat(rows(database, "2026-05-06T12:00:00Z")).containsExactly("2026-05-05 1 2 1 50.00");

    ReportRows.play(database, game("2026-05-03T12:00:00Z", "ada"));

    assertThat(rows(database, "2026-05-06T12:00:00Z"))
        .containsExactly(
            "2026-05-03 1 1 0 0.00",
            "2026-05-03 2 1 1 100.00",
            "2026-05-03 3 1 1 100.00",
            "2026-05-05 1 1 0 0.00");
  }

  @Test
  @DisplayName("A first day long before puts days that were counted beyond the thirtieth")
  void veryLateEvent(Database database) throws Exception {
    ReportRows.play(
        database, game("2026-05-05T12:00:00Z", "ada"), game("2026-05-06T12:00:00Z", "ada"));

    ReportRows.play(database, game("2026-04-05T12:00:00Z", "ada"));

    List<String> rows = rows(database, ReportRows.LATER);
    assertThat(rows).hasSize(30).endsWith("2026-04-05 30 1 1 100.00");
    assertThat(rows.subList(0, 29)).allMatch(row -> row.endsWith(" 1 0 0.00"));
  }

  private static GameScript game(String time, String player) {
    return GameScript.at(time).by(player).start(5);
  }

  private static List<String> rows(Database database, String asOf) throws SQLException {
    return ReportRows.text(
        database,
        "retention_cohorts",
        asOf,
        "date",
        "day",
        "players",
        "returned",
        "returned_percent");
  }
}
