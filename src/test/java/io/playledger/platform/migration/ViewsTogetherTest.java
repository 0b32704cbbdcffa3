package io.playledger.platform.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A new version of a view or function, on a database that holds data. */
@ExtendWith(FreshDatabases.class)
class ViewsTogetherTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** Views and functions of the models, with what is said about them. */
  private static final String MODELS =
      """
      select n.nspname || '.' || c.relname || ' ' || obj_description(c.oid, 'pg_class')
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('staging', 'main', 'report') and c.relkind = 'v'
      union all
      select p.oid::regprocedure || ' ' || obj_description(p.oid, 'pg_proc')
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('staging', 'main', 'report')
      order by 1
      """;

  @TempDir Path migrations;

  private Database database;

  @BeforeEach
  void migrateAndFill(Database fresh) throws Exception {
    database = fresh;
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.toList()) {
        Files.copy(file, migrations.resolve(file.getFileName()));
      }
    }
    migrate("one");
    database.execute("insert into main.game_day_row values (1, '2026-05-05', 3, 2, 40)");
  }

  @Test
  @DisplayName("One changed view brings all views and functions anew, and the data stay")
  void oneViewChanges() throws Exception {
    List<String> before = column(MODELS);
    change("R__20_main_games_by_day.sql", "  d.num_started,", "  'new' as age, d.num_started,");

    migrate("two");

    assertThat(column(MODELS)).isEqualTo(before).hasSizeGreaterThan(10);
    assertThat(column("select age from main.games_by_day")).containsExactly("new");
    assertThat(column("select games_played::text from report.daily_games")).containsExactly("3");
  }

  @Test
  @DisplayName("A view whose file is gone is gone, and the others are not")
  void oneViewGoes() throws Exception {
    List<String> before = column(MODELS);
    Files.delete(migrations.resolve("R__30_report_daily_games.sql"));

    migrate("two");

    assertThat(column(MODELS)).hasSize(before.size() - 1).isSubsetOf(before);
  }

  @Test
  @DisplayName("A view that does not work changes nothing")
  void brokenView() throws Exception {
    List<String> before = column(MODELS);
    change("R__30_report_daily_games.sql", "d.num_ended", "d.num_endedd");

    Throwable failure = catchThrowable(() -> migrate("two"));

    assertThat(failure).isInstanceOf(FlywayException.class).hasMessageContaining("num_endedd");
    assertThat(column(MODELS)).isEqualTo(before);
  }

  @Test
  @DisplayName("A start with the same models changes none of them")
  void nothingChanges() throws Exception {
    List<String> before =
        column("select xmin::text from pg_class where relkind = 'v' order by oid");

    migrate("one");

    assertThat(column("select xmin::text from pg_class where relkind = 'v' order by oid"))
        .isEqualTo(before);
  }

  /** As the service does at its start, but for the hash of the models. */
  private void migrate(String models) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(database.url(), database.user(), database.password())
            .locations("filesystem:" + migrations);
    new ModelsPlaceholder().customize(configuration);
    configuration.placeholders(Map.of("models", models)).load().migrate();
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = migrations.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private List<String> column(String query) throws SQLException {
    try (Connection connection = database.open()) {
      return Sql.column(connection, String.class, query);
    }
  }
}
