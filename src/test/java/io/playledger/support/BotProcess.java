package io.playledger.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.platform.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bot of the checkout, playing one day's games as a process of its own. */
public final class BotProcess implements AutoCloseable {

  private static final Duration PLAYED_WITHIN = Duration.ofMinutes(3);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);
  private static final String RECORDED =
      """
      select count(*) filter (where type = 'game_started') as games,
             count(*) filter (where type = 'game_ended') as finished,
             coalesce(sum((data ->> 'finalScore')::int) filter (where type = 'game_ended'), 0) as score,
             count(*) filter (where type = 'question_answered') as answers,
             count(*) filter (where type = 'question_answered' and (data ->> 'correct')::boolean) as correct
      from ledger.event
      """;

  private final Process process;
  private final Path summary;
  private final Path log;

  private BotProcess(Process process, Path summary, Path log) {
    this.process = process;
    this.summary = summary;
    this.log = log;
  }

  /** Starts it; what it counts goes to a file in the folder. */
  public static BotProcess play(Path folder, int port, int games, int concurrency)
      throws IOException {
    Path summary = folder.resolve("bot.json");
    Path log = folder.resolve("bot.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    "./playledger",
                    "bot",
                    "play",
                    "--url",
                    "http://127.0.0.1:" + port,
                    "--days",
                    "1",
                    "--games",
                    "%d-%d".formatted(games, games),
                    "--seed",
                    "3",
                    "--concurrency",
                    Integer.toString(concurrency),
                    "--summary",
                    summary.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Finished.cleanEnvironment(builder);
    return new BotProcess(builder.start(), summary, log);
  }

  /** Waits until the ledger of that home has so many answers more; the bot must go on by then. */
  public void awaitAnswers(Home home, int more) {
    long[] enough = {-1};
    Await.until(
        more + " answers more",
        ANSWERED_WITHIN,
        () -> {
          long answers = answers(home);
          if (enough[0] < 0 && answers >= 0) {
            enough[0] = answers + more;
          }
          return answers >= 0 && answers >= enough[0];
        });
    assertThat(process.isAlive()).as("the bot still plays; it said: %s", log()).isTrue();
  }

  /** Of the ledger; -1 while it cannot be asked. */
  private static long answers(Home home) {
    try {
      return Database.of(home)
          .value(Long.class, "select count(*) from ledger.event where type = 'question_answered'");
    } catch (IOException | SQLException away) {
      return -1;
    }
  }

  /** It ends by itself, has played all, and had to try again on the way. */
  public void assertPlayed(int games) throws IOException, InterruptedException {
    assertThat(process.waitFor(PLAYED_WITHIN.toSeconds(), TimeUnit.SECONDS))
        .as("the bot ended; it said: %s", log())
        .isTrue();
    assertThat(process.exitValue()).as("%s", log()).isZero();
    JsonNode counted = new ObjectMapper().readTree(summary.toFile());
    assertThat(counted.path("failed").asLong()).isZero();
    assertThat(counted.path("retries").asLong()).isPositive();
    assertThat(day().path("games").asLong()).isEqualTo(games);
  }

  /** The ledger holds what it was told, no more and no less. */
  public void assertRecordedOnce(Database database) throws IOException, SQLException {
    JsonNode day = day();
    assertThat(database.rows(RECORDED).get(0))
        .isEqualTo(
            Map.of(
                "games", day.path("games").asLong(),
                "finished", day.path("finished").asLong(),
                "score", day.path("scoreSum").asLong(),
                "answers", day.path("answers").asLong(),
                "correct", day.path("correct").asLong()));
  }

  /** The daily report, brought up to date, shows what it was told. */
  public void assertReported(GameClient client) throws IOException, InterruptedException {
    JsonNode outcome = client.post("/reports/refresh", Map.of()).body();
    assertThat(outcome.path("complete").asBoolean()).as("the refresh caught up").isTrue();
    JsonNode rows = client.get("/reports/daily_games").body().path("rows");
    JsonNode day = day();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("date").asText()).isEqualTo(day.path("date").asText());
    assertThat(rows.get(0).path("games_played").asLong()).isEqualTo(day.path("games").asLong());
    assertThat(rows.get(0).path("finished").asLong()).isEqualTo(day.path("finished").asLong());
    assertThat(rows.get(0).path("total_score").asLong()).isEqualTo(day.path("scoreSum").asLong());
  }

  /** The launcher may have started others. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private JsonNode day() throws IOException {
    return new ObjectMapper().readTree(summary.toFile()).path("days").path(0);
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
