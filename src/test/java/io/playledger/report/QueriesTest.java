package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.GameEvent;
import io.playledger.event.MatchVoided;
import io.playledger.event.PlayerBanned;
import io.playledger.ledger.PlainLedger;
import io.playledger.sender.EventCodec;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import io.playledger.support.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked questions in {@code analytics/queries}, as an analyst runs them. */
@ExtendWith(FreshDatabases.class)
class QueriesTest {

  private static final Path ANALYTICS = Path.of("analytics");
  private static final Path QUERIES = ANALYTICS.resolve("queries");

  private static final Instant BEGIN = Instant.parse("2026-04-20T18:00:00Z");
  private static final int DAYS = 40;
  private static final Instant AS_OF = BEGIN.plus(Duration.ofDays(DAYS));

  private static final Pattern QUESTION = Pattern.compile("-- (\\p{Lu}[^?]*\\?).*");
  private static final Pattern COMMENT_OR_TEXT = Pattern.compile("--[^\n]*|'[^']*'");
  private static final Pattern OTHER_SCHEMA =
      Pattern.compile("\\b(?!(?:staging|main|report)\\.)[a-z_]{3,}\\.[a-z_]+");
  private static final Pattern LISTED =
      Pattern.compile("\\| \\[([^\\]]+)\\]\\(queries/([^)]+)\\) \\| ([^|]+) \\|");

  @Test
  @DisplayName("Every query has an answer in a database of games")
  void answers(Database database) throws Exception {
    play(database);

    Map<Path, Integer> rows = new TreeMap<>();
    try (Connection connection = analyst(database)) {
      Sql.execute(connection, "select set_config('playledger.as_of', ?, false)", AS_OF.toString());
      for (Path query : queries()) {
        rows.put(query, Sql.rows(connection, Files.readString(query)).size());
      }
    }

    assertThat(rows).allSatisfy((query, found) -> assertThat(found).as("%s", query).isPositive());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  @DisplayName("A query begins with its question and reads what analysts may read")
  void form(Path query) throws IOException {
    String text = Files.readString(query);

    assertThat(text.lines().findFirst()).get().asString().matches(QUESTION);
    String sql = COMMENT_OR_TEXT.matcher(text).replaceAll(" ");
    assertThat(OTHER_SCHEMA.matcher(sql).results().map(MatchResult::group)).isEmpty();
    assertThat(sql).matches("(?s)\\s*(?:with|select)\\b[^;]*;\\s*");
  }

  @Test
  @DisplayName("The queries are listed, each with its question, and nothing else is")
  void listed() throws IOException {
    Map<String, String> questions = new TreeMap<>();
    for (Path query : queries()) {
      String first = Files.readAllLines(query).get(0);
      questions.put(query.getFileName().toString(), QUESTION.matcher(first).replaceAll("$1"));
    }

    Map<String, String> listed = new TreeMap<>();
    LISTED
        .matcher(Files.readString(ANALYTICS.resolve("README.md")))
        .results()
        .forEach(
            row -> {
              assertThat(row.group(2)).startsWith(row.group(1));
              listed.put(row.group(2), row.group(3));
            });

    assertThat(listed).isEqualTo(questions).hasSizeGreaterThanOrEqualTo(10);
  }

  static List<Path> queries() throws IOException {
    try (Stream<Path> files = Files.list(QUERIES)) {
      return files.sorted().toList();
    }
  }

  /** Sees and may do what the role of analysts does. */
  private static Connection analyst(Database database) throws SQLException {
    Connection connection = database.open();
    connection.setReadOnly(true);
    Sql.execute(connection, "set role playledger_analyst");
    return connection;
  }

  /** Players who come back or do not, good and bad ones, games that are left, and corrections. */
  private static void play(Database database) throws Exception {
    for (String label : List.of("easy", "hard")) {
      database.execute(
          "insert into trivia.question (id, category, difficulty, question_text, options, correct_index)"
              + " values (?, 'film', ?, 'Who?', array['a', 'b'], 0)",
          label,
          label);
    }
    List<Event> events = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      Instant time = BEGIN.plus(Duration.ofDays(day));
      // Whoever gets the easy one right gets the hard one wrong.
      boolean right = day % 2 == 0;
      GameScript game =
          GameScript.at(time)
              .by(day % 3 == 0 ? "ada" : "bob")
              .start(2)
              .serve(List.of("easy", "hard"))
              .answer("easy", right, 2_000)
              .answer("hard", !right, 9_000)
              .end();
      events.addAll(game.events());
      events.addAll(GameScript.at(time).by("guest-" + day).start(2).answer(right).events());
      if (day == 1) {
        events.add(correction(new MatchVoided("unfair"), game.gameId().toString()));
      }
    }
    events.add(correction(new PlayerBanned("guest-3", "cheating"), null));
    new PlainLedger(database).append(events);
    Folding.refresh(database, 1_000);
  }

  private static Event correction(GameEvent event, String session) {
    return EventCodec.envelope(event, new EventContext(AS_OF, "trivia", null, session));
  }
}
