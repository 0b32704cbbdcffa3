package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import io.playledger.support.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabases.class)
class DailyGamesTest {

  private static final Duration ABANDON_AFTER = Duration.ofMinutes(30);

  private Database database;

  @BeforeEach
  void database(Database fresh) {
    database = fresh;
  }

  @Test
  @DisplayName("A day counts its games, finished ones with their mean score")
  void counts() throws Exception {
    play(
        GameScript.at("2026-05-05T00:00:00Z").play(3, 0),
        GameScript.at("2026-05-05T12:00:00Z").play(0, 0),
        GameScript.at("2026-05-05T18:00:00Z").play(1, 1),
        GameScript.at("2026-05-05T23:59:00Z").start(5).answer(true));

    List<Map<String, Object>> days = dailyGames("2026-07-01T00:00:00Z");

    assertThat(days).hasSize(1);
    assertThat(days.get(0))
        .containsEntry("games_played", 4L)
        .containsEntry("finished", 3L)
        .containsEntry("abandoned", 1L)
        .containsEntry("in_progress", 0L)
        .containsEntry("average_score", new BigDecimal("13.33"));
  }

  @Test
  @DisplayName("A day without a game has no row, and one without a finished game no average")
  void daysWithout() throws Exception {
    play(
        GameScript.at("2026-05-05T12:00:00Z").play(1, 0),
        GameScript.at("2026-05-07T12:00:00Z").start(5));

    List<Map<String, Object>> days = dailyGames("2026-07-01T00:00:00Z");

    assertThat(days)
        .extracting(day -> day.get("date").toString())
        .containsExactly("2026-05-05", "2026-05-07");
    assertThat(days.get(1)).containsEntry("finished", 0L).containsEntry("average_score", null);
  }

  @Test
  @DisplayName("A game that crosses midnight counts on the day it began")
  void midnight() throws Exception {
    play(GameScript.at("2026-05-05T23:59:55Z").play(2, 0));

    List<Map<String, Object>> days = dailyGames("2026-07-01T00:00:00Z");

    assertThat(days).hasSize(1);
    assertThat(days.get(0).get("date")).hasToString("2026-05-05");
    assertThat(days.get(0)).containsEntry("games_played", 1L).containsEntry("finished", 1L);
  }

  @Test
  @DisplayName("Days are those of the report zone")
  void zone() throws Exception {
    database.execute("update report.setting set zone = 'Pacific/Auckland'");
    play(
        GameScript.at("2026-05-05T11:59:59Z").play(1, 0),
        GameScript.at("2026-05-05T12:00:00Z").play(1, 0));

    List<Map<String, Object>> days = dailyGames("2026-07-01T00:00:00Z");

    assertThat(days)
        .extracting(day -> day.get("date").toString())
        .containsExactly("2026-05-05", "2026-05-06");
  }

  @Test
  @DisplayName("A silent game turns from in progress to abandoned by the clock alone")
  void abandoned() throws Exception {
    Instant start = Instant.parse("2026-05-05T12:00:00Z");
    GameScript game = GameScript.at(start).start(5).answer(true);
    Instant lastEvent = start.plusSeconds(10);
    play(game);

    Map<String, Object> inTime = dailyGames(lastEvent.plus(ABANDON_AFTER).toString()).get(0);
    Map<String, Object> tooLate =
        dailyGames(lastEvent.plus(ABANDON_AFTER).plusMillis(1).toString()).get(0);

    assertThat(inTime).containsEntry("in_progress", 1L).containsEntry("abandoned", 0L);
    assertThat(tooLate).containsEntry("in_progress", 0L).containsEntry("abandoned", 1L);
  }

  @Test
  @DisplayName("A game that was given up and then ended after all is finished")
  void endedLate() throws Exception {
    play(
        GameScript.at("2026-05-05T12:00:00Z")
            .start(1)
            .answer(true)
            .pause(Duration.ofHours(3))
            .end());

    List<Map<String, Object>> days = dailyGames("2026-07-01T00:00:00Z");

    assertThat(days.get(0)).containsEntry("finished", 1L).containsEntry("abandoned", 0L);
  }

  @Test
  @DisplayName(
      "Questions that belong to no session, and answers whose start never came, are no games")
  void noGames() throws Exception {
    GameScript withoutStart = GameScript.at("2026-05-05T12:00:00Z").serve().answer(true).end();
    play(withoutStart);
    database.execute(
        "insert into ledger.event (id, occurred_at, generation, type, source, product, content_hash, data)"
            + " values (?, '2026-05-05', 1, 'questions_served', 'a-test', 'trivia', '', '{\"questionIds\":[]}')",
        new java.util.UUID(0, 1));

    Folding.refresh(database, 100);

    assertThat(dailyGames("2026-07-01T00:00:00Z")).isEmpty();
    assertThat(ModelRows.games(database)).isEmpty();
    assertThat(database.column("select num_answered from main.game_row")).containsExactly("1");
  }

  private void play(GameScript... games) throws Exception {
    PlainLedger ledger = new PlainLedger(database);
    for (GameScript game : games) {
      ledger.append(game.events());
    }
    Folding.refresh(database, 100);
  }

  private List<Map<String, Object>> dailyGames(String asOf) throws SQLException {
    try (Connection connection = database.open()) {
      Sql.execute(connection, "select set_config('playledger.as_of', ?, false)", asOf);
      return Sql.rows(connection, "select * from report.daily_games order by date");
    }
  }
}
