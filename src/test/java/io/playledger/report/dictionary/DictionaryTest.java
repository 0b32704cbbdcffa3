package io.playledger.report.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people read about the batch layer without a database is what the database says. */
@ExtendWith(FreshDatabases.class)
class DictionaryTest {

  private static final Path ANALYTICS = Path.of("analytics");
  private static final String COMMAND = "./mvnw test -Dtest=DictionaryTest -Dplayledger.write=true";

  @Test
  @DisplayName("The data dictionary says what the comments in the database say")
  void dictionary(Database database) throws SQLException, IOException {
    assertWritten("dictionary.md", Dictionary.of(database));
  }

  @Test
  @DisplayName("The picture of the lineage shows what the views and functions in the database read")
  void lineage(Database database) throws SQLException, IOException {
    assertWritten("lineage.md", Lineage.of(database));
  }

  @Test
  @DisplayName("A new view is in the dictionary, and in the lineage with what it reads")
  void newView(Database database) throws SQLException {
    database.execute("create view report.a_new_one as select game_id from main.games");
    database.execute("comment on view report.a_new_one is 'This | that.'");
    database.execute("comment on column report.a_new_one.game_id is 'This | that.'");

    assertThat(Dictionary.of(database))
        .contains("### report.a_new_one", "| game_id | uuid | This \\| that. |");
    assertThat(Lineage.of(database)).contains("main_games --> report_a_new_one");
  }

  @Test
  @DisplayName("A function is in the lineage between what it reads and what it writes")
  void newFunction(Database database) throws SQLException {
    database.execute(
        """
        create function main.a_new_one() returns void language sql as $$
          -- not from main.games
          insert into main.game_day_row as d (revision, day, num_started, num_ended, sum_score)
          select 9, report.day_of(s.started_at), 0, 0, length('not from main.game_row')
          from staging.stg_game_started s;
        $$
        """);

    assertThat(Lineage.of(database))
        .contains(
            "main_a_new_one([\"a_new_one\"])",
            "main_a_new_one --> main_game_day_row",
            "staging_stg_game_started --> main_a_new_one",
            "report_day_of --> main_a_new_one")
        .doesNotContain("main_games --> main_a_new_one", "main_game_row --> main_a_new_one");
  }

  private static void assertWritten(String file, String text) throws IOException {
    Path path = ANALYTICS.resolve(file);
    String generated =
        text.replaceFirst(
            "\n", "\n\n<!-- Made from the database by " + COMMAND + "; not to be edited. -->\n");
    if (Boolean.getBoolean("playledger.write")) {
      Files.writeString(path, generated);
    }
    assertThat(path)
        .as("%s is out of date; %s writes it anew", path, COMMAND)
        .hasContent(generated);
  }
}
