package io.playledger.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What players were told has happened. A line each, the same that the ledger's rows give. */
public final class Acknowledged {

  private final Queue<String> starts = new ConcurrentLinkedQueue<>();
  private final Queue<String> servings = new ConcurrentLinkedQueue<>();
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> ends = new ConcurrentLinkedQueue<>();

  void start(String session) {
    starts.add(session);
  }

  void served(String session, List<String> questions) {
    servings.add(session + " " + String.join(" ", questions));
  }

  void answer(String session, String question, boolean correct, int score) {
    answers.add("%s %s %s %d".formatted(session, question, correct, score));
  }

  void end(String session, int score) {
    ends.add("%s %d".formatted(session, score));
  }

  public int answers() {
    return answers.size();
  }

  /** The ledger holds each of them once, and nothing else of their kinds. */
  public void assertRecordedOnce(Database database) throws SQLException {
    assertSame("starts", database, "game_started", "session_id", starts);
    assertSame(
        "servings",
        database,
        "questions_served",
        "concat_ws(' ', session_id, translate(data->>'questionIds', '[]\",', ''))",
        servings);
    assertSame(
        "answers",
        database,
        "question_answered",
        "concat_ws(' ', session_id, data->>'questionId', data->>'correct', data->>'score')",
        answers);
    assertSame(
        "ends", database, "game_ended", "concat_ws(' ', session_id, data->>'finalScore')", ends);
  }

  /** The daily report, brought up to date, counts them. */
  public void assertReported(GameClient client) throws IOException, InterruptedException {
    JsonNode outcome = client.post("/reports/refresh", Map.of()).body();
    assertThat(outcome.path("complete").asBoolean()).as("the refresh caught up").isTrue();
    long games = 0;
    long finished = 0;
    long score = 0;
    for (JsonNode day : client.get("/reports/daily_games").body().path("rows")) {
      games += day.path("games_played").asLong();
      finished += day.path("finished").asLong();
      score += day.path("total_score").asLong();
    }
    assertThat(games).as("games played").isEqualTo(starts.size());
    assertThat(finished).as("games finished").isEqualTo(ends.size());
    long played = ends.stream().mapToLong(end -> Long.parseLong(end.split(" ")[1])).sum();
    assertThat(score).as("sum of scores").isEqualTo(played);
  }

  private static void assertSame(
      String what, Database database, String type, String line, Collection<String> acknowledged)
      throws SQLException {
    List<String> recorded =
        database.column("select %s from ledger.event where type = '%s'".formatted(line, type));
    assertThat(recorded.stream().sorted().toList())
        .as(what)
        .isEqualTo(acknowledged.stream().sorted().toList());
  }
}
