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
class DailyFunnelTest {

  @Test
  @DisplayName("Games are counted by how far they got, with the shares of those started")
  void stages(Database database) throws Exception {
    String time = "2026-05-05T12:00:00Z";
    ReportRows.play(
        database,
        GameScript.at(time).start(2).serve(),
        GameScript.at(time).start(2).serve().answer(true),
        GameScript.at(time).start(2).serve().answer(true).answer(false),
        GameScript.at(time).start(2).serve().answer(true).end(),
        GameScript.at(time).start(2).end(),
        GameScript.at(time).play(1, 1));

    assertThat(counts(database)).containsExactly("2026-05-05 6 4 2 3");
    assertThat(percents(database)).containsExactly("2026-05-05 66.67 33.33 50.00");
  }

  @Test
  @DisplayName("Whatever happens on a later day counts on the day the game began")
  void overMidnight(Database database) throws Exception {
    ReportRows.play(
        database,
        GameScript.at("2026-05-05T23:59:55Z").play(2, 0),
        GameScript.at("2026-05-06T00:00:00Z").start(1));

    assertThat(counts(database)).containsExactly("2026-05-05 1 1 1 1", "2026-05-06 1 0 0 0");
  }

  @Test
  @DisplayName("A day on which all games are excluded has no shares")
  void allExcluded(Database database) throws Exception {
    ReportRows.play(database, GameScript.at("2026-05-05T12:00:00Z").by("eve").play(1, 0));
    ReportRows.record(database, "2026-05-06T00:00:00Z", new PlayerBanned("eve", "cheating"));

    assertThat(counts(database)).containsExactly("2026-05-05 0 0 0 0");
    assertThat(percents(database)).containsExactly("2026-05-05 - - -");
  }

  private static List<String> counts(Database database) throws SQLException {
    return rows(database, "date", "started", "first_answer", "last_answer", "ended");
  }

  private static List<String> percents(Database database) throws SQLException {
    return rows(database, "date", "first_answer_percent", "last_answer_percent", "ended_percent");
  }

  private static List<String> rows(Database database, String... columns) throws SQLException {
    return ReportRows.text(database, "daily_funnel", ReportRows.LATER, columns);
  }
}
