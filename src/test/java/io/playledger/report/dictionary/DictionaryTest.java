package io.playledger.report.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
  @DisplayName("What a function reads goes to what it writes, also through those that it calls")
  void newFunction(Database database) throws SQLException {
    database.execute("create table main.a_new_row (day date)");
    database.execute("create view report.a_new_one as select day from main.a_new_row");
    database.execute(
        """
        create function main.a_helper(p_time timestamptz, p_text text) returns void language sql as $$
          insert into main.a_new_row as r (day)
          select report.day_of(p_time) from trivia.question q
          where not exists (select from main.a_new_row o where o.day is null);
        $$
        """);
    database.execute(
        """
        create function main.keep_a_new_one() returns void language sql as $$
          -- not from main.games
          select main.a_helper(s.started_at, 'not from main.answers') from staging.stg_game_started s;
        $$
        """);

    String lineage = Lineage.of(database);

    assertThat(lineage)
        .contains(
            "subgraph main_keep_a_new_one[\"keep_a_new_one\"]\n      main_a_new_row[\"a_new_row\"]\n    end",
            "staging_stg_game_started --> main_keep_a_new_one\n",
            "trivia_question --> main_keep_a_new_one\n",
            "main_a_new_row --> report_a_new_one\n")
        .doesNotContain(
            "a_helper", "day_of", "main_games --> main_keep", "main_answers --> main_keep");
  }

  @Test
  @DisplayName("A table that several functions keep has arrows of its own")
  void severalKeepers(Database database) throws SQLException {
    database.execute(
        """
        create function main.keep_scores_too() returns void language sql as $$
          delete from main.game_score_row s using trivia.question q where q.id is null
        $$
        """);

    assertThat(Lineage.of(database))
        .contains(
            "trivia_question --> main_game_score_row\n",
            "staging_stg_match_voided --> main_game_score_row\n",
            "staging_stg_match_voided --> main_fold_games\n")
        .doesNotContain("keep_scores_too");
  }

  @Test
  @DisplayName("What a function hands to a view is read by the view")
  void functionInView(Database database) throws SQLException {
    database.execute(
        """
        create function report.a_number() returns bigint stable language sql as $$
          select count(*) from main.games
        $$
        """);
    database.execute("create view report.a_new_one as select report.a_number() as games");

    assertThat(Lineage.of(database))
        .contains("main_games --> report_a_new_one\n")
        .doesNotContain("a_number");
  }

  @Test
  @DisplayName("The data of every report come from the ledger, or from the accounts of the intake")
  void fromTheLedger(Database database) throws SQLException {
    Map<String, Set<String>> sources = new HashMap<>();
    Map<String, String> boxes = new HashMap<>();
    String box = "";
    for (String line : Lineage.of(database).lines().map(String::strip).toList()) {
      String[] ends = line.split(" --> ");
      if (line.startsWith("subgraph")) {
        box = line.substring("subgraph ".length()).replaceFirst("\\[.*", "");
      } else if (ends.length == 2) {
        sources.computeIfAbsent(ends[1], to -> new HashSet<>()).add(ends[0]);
      } else if (line.endsWith("]")) {
        boxes.put(line.replaceFirst("\\[.*", ""), box);
      }
    }

    for (String report :
        database.column("select 'report_' || viewname from pg_views where schemaname = 'report'")) {
      Set<String> reached = new HashSet<>(Set.of(report));
      Deque<String> next = new ArrayDeque<>(reached);
      while (!next.isEmpty()) {
        String name = next.pop();
        Stream.of(name, boxes.getOrDefault(name, ""))
            .flatMap(to -> sources.getOrDefault(to, Set.of()).stream())
            .filter(reached::add)
            .forEach(next::push);
      }
      assertThat(reached).as(report).containsAnyOf("ledger_event", "intake_account");
    }
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
