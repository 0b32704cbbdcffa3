package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.ledger.History;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Plan;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cost of models and reports follows the new events, not the history. */
@ExtendWith(FreshDatabases.class)
class GamesModelPlanTest {

  private static final int OLD_GAMES = 10_000;
  private static final int NEW_GAMES = 20;
  private static final int NEW_EVENTS = 100;

  @Test
  @DisplayName(
      "A hundred new events cost about the same behind fifty thousand old ones as behind a hundred")
  void foldingNewEvents(Database withHistory, Database young) throws Exception {
    History.addGames(withHistory, 1, OLD_GAMES);
    History.addGames(young, OLD_GAMES - NEW_GAMES + 1, OLD_GAMES);

    long pagesBehindHistory = pagesOfFoldingNewEvents(withHistory);

    assertThat(pagesBehindHistory).isLessThanOrEqualTo(3 * pagesOfFoldingNewEvents(young));
  }

  @Test
  @DisplayName("The daily report reads days and the latest games, whatever the history")
  void dailyReport(Database database) throws Exception {
    History.addGames(database, 1, OLD_GAMES);
    Folding.refresh(database, 10_000);
    database.execute("analyze");

    Plan plan;
    try (Connection connection = database.open()) {
      // The first reading of a session reads the catalogue as well.
      Sql.rows(connection, "select * from report.daily_games");
      plan = Plan.of(connection, "select * from report.daily_games");
    }

    assertThat(plan.rows()).isGreaterThan(100);
    assertThat(plan.stepsOn("event")).isEmpty();
    assertThat(plan.pages()).isLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"games", "players"})
  @DisplayName(
      "A rebuild's last steps cost about as much as its first, though no statistics know it")
  void rebuilding(String model, Database database) throws Exception {
    History.addGames(database, 1, OLD_GAMES);
    Folding.refresh(database, 10_000);
    database.execute("analyze");
    database.execute("alter table main.game_row set (autovacuum_enabled = off)");
    database.execute("alter table main.player_day_row set (autovacuum_enabled = off)");
    database.value(Boolean.class, "select main.begin_rebuild(?)", model);
    long first;
    long last;
    try (Connection connection = database.open()) {
      Sql.value(connection, Integer.class, "select main.rebuild(?, 1000)", model);

      first = Plan.of(connection, "select main.rebuild(?, 1000)", model).pages();
      for (int step = 0; step < 40; step++) {
        Sql.value(connection, Integer.class, "select main.rebuild(?, 1000)", model);
      }
      last = Plan.of(connection, "select main.rebuild(?, 1000)", model).pages();
    }

    assertThat(last).isLessThanOrEqualTo(2 * first);
  }

  private static long pagesOfFoldingNewEvents(Database database) throws Exception {
    Folding.refresh(database, 10_000);
    database.execute("analyze");
    try (Connection connection = database.open()) {
      warmUp(connection, database);
      addNewGames(database, NEW_GAMES);
      Folding.awaitSettled(database);
      return Plan.of(connection, "select main.refresh('games', ?)", NEW_EVENTS).pages();
    }
  }

  /** The first folding of a session reads the catalogue as well. */
  private static void warmUp(Connection connection, Database database) throws Exception {
    addNewGames(database, 0);
    Folding.refresh(connection, NEW_EVENTS);
  }

  private static void addNewGames(Database database, int after) throws SQLException {
    History.addGames(database, OLD_GAMES + after + 1, OLD_GAMES + after + NEW_GAMES);
  }
}
