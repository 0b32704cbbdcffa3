package io.playledger.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.bot.support.FakeService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlayCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  @DisplayName("Plays the days before today, prints the table and writes the summary")
  void plays(@TempDir Path folder) throws Exception {
    Path summary = folder.resolve("summary.json");
    try (FakeService service = FakeService.start()) {
      int status = play(service, "--days=2", "--games=20-30", "--seed=5", "--summary=" + summary);

      JsonNode json = new ObjectMapper().readTree(Files.readString(summary));
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      assertEquals(0, status, err::toString);
      assertEquals(
          List.of(today.minusDays(2), today.minusDays(1)),
          List.copyOf(service.countsByDay().keySet()));
      assertEquals(
          service.games().size(),
          json.at("/days/0/games").asInt() + json.at("/days/1/games").asInt());
      assertEquals(5, json.get("seed").asLong());
      assertEquals(service.requests() - 1, json.get("requests").asLong()); // without the check
      assertTrue(out.toString().startsWith("Date "), out::toString);
      assertTrue(out.toString().contains("seed 5"), out::toString);
      assertTrue(err.toString().contains("seed 5: " + service.games().size()), err::toString);
    }
  }

  @Test
  @DisplayName("Quiet says nothing but the table")
  void quiet() throws Exception {
    try (FakeService service = FakeService.start()) {
      assertEquals(0, play(service, "--days=1", "--games=3", "--quiet"));
      assertEquals("", err.toString());
    }
  }

  @Test
  @DisplayName("Failed games make the status 1 and are explained")
  void someFailed() throws Exception {
    try (FakeService service = FakeService.start()) {
      service.alwaysAnswer("POST /game/start", 422);

      assertEquals(1, play(service, "--days=1", "--games=5"));
      assertTrue(err.toString().contains("5 games failed"), err::toString);
      assertTrue(err.toString().contains("POST /game/start: 422: Refused"), err::toString);
    }
  }

  @Test
  @DisplayName("Without debug aids nothing is played and the setting is named")
  void withoutDebugAids() throws Exception {
    try (FakeService service = FakeService.withoutDebugAids()) {
      assertEquals(2, play(service, "--days=1"));
      assertTrue(err.toString().contains("playledger.debug.enabled=true"), err::toString);
      assertEquals(1, service.requests());
    }
  }

  @Test
  @DisplayName("Where nothing listens the address is named")
  void nobodyThere() throws Exception {
    FakeService service = FakeService.start();
    service.close();

    assertEquals(2, play(service, "--days=1"));
    assertTrue(err.toString().contains(service.url().toString()), err::toString);
  }

  @ParameterizedTest(name = "{0} is refused by name")
  @ValueSource(
      strings = {
        "--days=0",
        "--days=366",
        "--games=9-3",
        "--concurrency=0",
        "--concurrency=513",
        "--url=localhost:8080",
        "--summary=/no/such/folder/summary.json",
        "--summary=/"
      })
  void wrongUsage(String option) {
    assertEquals(2, run("play", option));
    String name = option.substring(2, option.indexOf('='));
    assertTrue(err.toString().contains(name), err::toString);
    assertTrue(err.toString().contains("playledger bot play --help"), err::toString);
  }

  @Test
  @DisplayName("Help shows the options and the exit statuses; no command at all is wrong usage")
  void help() {
    assertEquals(0, run("play", "--help"));
    assertTrue(out.toString().contains("Usage: playledger bot play"), out::toString);
    assertTrue(out.toString().contains("--concurrency"), out::toString);
    assertTrue(out.toString().contains("Exit status:"), out::toString);
    assertEquals(2, run());
  }

  private int play(FakeService service, String... options) {
    List<String> args = new ArrayList<>(List.of("play", "--url=" + service.url()));
    args.addAll(List.of(options));
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) {
    CommandLine command = BotCommand.commandLine();
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
