package io.playledger.platform.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.MatchVoided;
import io.playledger.ledger.PlainLedger;
import io.playledger.report.Folding;
import io.playledger.report.ModelRows;
import io.playledger.report.ReportRows;
import io.playledger.sender.EventCodec;
import io.playledger.support.Database;
import io.playledger.support.Empty;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import io.playledger.support.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the schema that knew nothing but games, with its rows, to the present one. */
@ExtendWith(FreshDatabases.class)
class UpgradeTest {

  private static final Path PRESENT = Path.of("src/main/resources/db/migration");

  /** The migrations as they were when V004 was the last one; not to be changed. */
  private static final Path OLD = Path.of("src/test/resources/upgrade/v004");

  private static final int SMALL_BATCH = 7;
  private static final String REBUILDS = "select model || ' ' || revision from main.rebuild";

  private static final String APPEND =
      """
      insert into ledger.event (id, occurred_at, generation, type, source, product, player_id,
                                session_id, content_hash, data)
      values (?, ?::timestamptz, 1, ?, ?, ?, ?, ?, '', ?::jsonb)
      """;

  private static final String[] OLD_COLUMNS = {
    "date", "games_played", "finished", "abandoned", "in_progress", "total_score", "average_score"
  };

  private final GameScript interrupted =
      GameScript.at("2026-05-06T12:00:00Z").by("bob").start(2).serve().answer(true);

  private final List<GameScript> games =
      List.of(
          GameScript.at("2026-05-05T12:00:00Z").play(3, 1),
          GameScript.at("2026-05-05T23:59:45Z").by("bob").play(1, 1),
          GameScript.at("2026-05-06T09:00:00Z").by(null).play(0, 2),
          GameScript.at("2026-05-07T09:00:00Z").start(5),
          // Its start has not come.
          GameScript.at("2026-05-07T10:00:00Z").answer(true));

  @Test
  @DisplayName("The reports show what they showed until the rebuild is done, and then everything")
  void upgrade(@Empty Database database, Database fresh) throws Exception {
    List<Event> before = playedBefore();
    migrate(database, OLD);
    database.execute("select ledger.open_generation()");
    appendAsBefore(database, before);
    Folding.awaitSettled(database);
    foldAsBefore(database);
    List<String> shown = dailyGames(database);
    assertThat(shown)
        .containsExactly(
            "2026-05-05 2 2 0 0 40 20.00", "2026-05-06 2 1 1 0 0 0.00", "2026-05-07 1 0 1 0 0 -");

    migrate(database, PRESENT);

    assertThat(dailyGames(database)).isEqualTo(shown);
    assertThat(excluded(database)).containsOnly("0");
    assertThat(database.column(REBUILDS)).containsExactly("games 2");

    step(database);
    assertThat(dailyGames(database)).as("during the rebuild").isEqualTo(shown);

    finishRebuild(database);
    Folding.refresh(database, SMALL_BATCH);

    assertThat(dailyGames(database)).isEqualTo(shown);
    assertThat(ModelRows.unlikeRecount(database)).isEmpty();
    assertAsIfNothingHadBeenBefore(database, fresh, before);
  }

  @Test
  @DisplayName("What is played and corrected during the rebuild is in the reports at once")
  void playedMeanwhile(@Empty Database database, Database fresh) throws Exception {
    List<Event> events = new ArrayList<>(playedBefore());
    migrate(database, OLD);
    database.execute("select ledger.open_generation()");
    appendAsBefore(database, events);
    Folding.awaitSettled(database);
    foldAsBefore(database);
    migrate(database, PRESENT);
    step(database);

    List<Event> meanwhile = playedMeanwhile();
    new PlainLedger(database).append(meanwhile);
    Folding.refresh(database, SMALL_BATCH);

    List<String> shown = dailyGames(database);
    assertThat(shown)
        .containsExactly(
            "2026-05-05 1 1 0 0 10 10.00",
            "2026-05-06 2 2 0 0 20 10.00",
            "2026-05-07 1 0 1 0 0 -",
            "2026-05-08 1 1 0 0 10 10.00");
    assertThat(excluded(database)).containsExactly("1", "0", "0", "0");

    finishRebuild(database);

    assertThat(dailyGames(database)).isEqualTo(shown);
    assertThat(ModelRows.unlikeRecount(database)).isEmpty();
    events.addAll(meanwhile);
    assertAsIfNothingHadBeenBefore(database, fresh, events);
  }

  @Test
  @DisplayName("In a database without games nothing is computed anew")
  void nothingPlayed(@Empty Database database) throws Exception {
    migrate(database, OLD);
    database.execute("select ledger.open_generation()");

    migrate(database, PRESENT);

    assertThat(database.column(REBUILDS)).isEmpty();
    ReportRows.play(database, games.get(0));
    assertThat(dailyGames(database)).containsExactly("2026-05-05 1 1 0 0 30 30.00");
    assertThat(ModelRows.unlikeRecount(database)).isEmpty();
    assertThat(database.column("select distinct revision from main.model")).containsExactly("1");
  }

  @Test
  @DisplayName("Migrations that databases have behind them are what they were")
  void landed() throws Exception {
    List<Path> landed;
    try (Stream<Path> files = Files.list(OLD)) {
      landed = files.filter(file -> file.getFileName().toString().startsWith("V")).toList();
    }

    assertThat(landed).hasSize(4);
    for (Path file : landed) {
      assertThat(PRESENT.resolve(file.getFileName())).hasSameTextualContentAs(file);
    }
  }

  private List<Event> playedBefore() {
    return Stream.concat(games.stream(), Stream.of(interrupted))
        .flatMap(game -> game.events().stream())
        .toList();
  }

  /** The interrupted game goes on, a new one is played, and one from before is voided. */
  private List<Event> playedMeanwhile() {
    int known = interrupted.events().size();
    List<Event> events = new ArrayList<>(interrupted.answer(true).end().events());
    events.subList(0, known).clear();
    events.addAll(GameScript.at("2026-05-08T12:00:00Z").play(1, 0).events());
    events.add(
        EventCodec.envelope(
            new MatchVoided("unfair"),
            new EventContext(
                Instant.parse("2026-05-08T13:00:00Z"),
                "trivia",
                null,
                games.get(0).gameId().toString())));
    return events;
  }

  /** As the service does at its start. */
  private static void migrate(Database database, Path migrations) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(database.url(), database.user(), database.password())
            .locations("filesystem:" + migrations);
    new ModelsPlaceholder().customize(configuration);
    configuration.placeholders(Map.of("models", migrations.toString())).load().migrate();
  }

  /** As the writer did it then; the present one asks for tables that were not there. */
  private static void appendAsBefore(Database database, List<Event> events) throws SQLException {
    try (Connection connection = database.begin()) {
      for (Event event : events) {
        Sql.execute(
            connection, "select ledger.ensure_partition(?::date)", event.occurredAt().toString());
        Sql.execute(
            connection,
            APPEND,
            event.id(),
            event.occurredAt().toString(),
            event.type(),
            event.source(),
            event.product(),
            event.playerId(),
            event.sessionId(),
            event.data());
      }
      connection.commit();
    }
  }

  private static void foldAsBefore(Database database) throws SQLException {
    while (database.value(Integer.class, "select main.refresh_games(?)", SMALL_BATCH)
        == SMALL_BATCH) {
      // there is more
    }
  }

  private static Integer step(Database database) throws SQLException {
    return database.value(Integer.class, "select main.rebuild('games', ?)", SMALL_BATCH);
  }

  private static void finishRebuild(Database database) throws SQLException {
    while (step(database) != null) {
      // there is more
    }
    assertThat(database.column(REBUILDS)).isEmpty();
    assertThat(database.column("select name || ' ' || revision from main.model order by 1"))
        .containsExactly("games 2", "players 1");
  }

  private static void assertAsIfNothingHadBeenBefore(
      Database upgraded, Database fresh, List<Event> events) throws Exception {
    new PlainLedger(fresh).append(events);
    Folding.refresh(fresh, SMALL_BATCH);
    Map<String, List<String>> rows = ModelRows.all(upgraded);
    assertThat(rows).allSatisfy((view, some) -> assertThat(some).as(view).isNotEmpty());
    assertThat(rows).isEqualTo(ModelRows.all(fresh));
  }

  private static List<String> dailyGames(Database database) throws SQLException {
    return ReportRows.text(database, "daily_games", ReportRows.LATER, OLD_COLUMNS);
  }

  private static List<String> excluded(Database database) throws SQLException {
    return ReportRows.text(database, "daily_games", ReportRows.LATER, "excluded");
  }
}
