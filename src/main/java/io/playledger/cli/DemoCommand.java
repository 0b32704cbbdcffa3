package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.platform.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole way of an event, from a bot's answer to the report, on real parts. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts the service, has the bot play whole days up to yesterday, refreshes the models, and"
            + " prints the daily report beside the bot's own counts.",
    footer = "Exit status: 0 if the report equals the bot's counts, 1 if not.")
final class DemoCommand implements Callable<Integer> {

  private static final Map<String, String> SETTINGS =
      Map.of("PLAYLEDGER_DEBUG_ENABLED", "true", "PLAYLEDGER_REPORTS_PUBLIC", "true");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(
      names = "--days",
      defaultValue = "10",
      description = "Days to play, 1 to 365; default 10.")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the bot, to play the same again.")
  private @Nullable Long seed;

  @Option(names = "--exit", description = "Stop the service after the report.")
  private boolean exit;

  @Option(
      names = "--kafka",
      paramLabel = "BROKERS",
      description =
          "Have events go through Kafka: embedded, or HOST:PORT[,HOST:PORT...]; see serve --help.")
  private @Nullable String kafka;

  private final Home home = Home.of(System.getenv());
  private final ServiceClient service = new ServiceClient(home);

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> options = kafka == null ? List.of() : List.of("--kafka", kafka);
    try (RunningService running = RunningService.findOrStart(service, home, options, SETTINGS)) {
      String reports = "/reports/daily_games?from=%s".formatted(DailyCounts.firstDay(days));
      DailyCounts before = DailyCounts.ofReport(service.get(reports));
      DailyCounts played = play();
      refresh();
      JsonNode report = service.get(reports);

      System.out.printf("%nThe daily report:%n%n%s%n", TextTable.of(report.path("rows")));
      List<String> differences = DailyCounts.ofReport(report).minus(before).differences(played);
      if (differences.isEmpty()) {
        System.out.printf("It equals the bot's own counts, day by day.%n");
      } else {
        differences.forEach(System.err::println);
      }
      int status = differences.isEmpty() ? 0 : 1;
      if (!exit) {
        running.stayUp();
      }
      return status;
    }
  }

  /**
   * What the bot has done is in the reports then; through Kafka it may be on its way for a while.
   */
  private void refresh() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!service.post("/reports/refresh").path("complete").asBoolean()) {
      if (System.nanoTime() > end) {
        throw new CommandFailure(
            "after %d s %s".formatted(PATIENCE.toSeconds(), RefreshCommand.INCOMPLETE));
      }
      System.err.println("Waiting for events that are on their way into the ledger");
    }
  }

  private DailyCounts play() throws IOException, InterruptedException {
    Path summary = Files.createTempFile("playledger-bot", ".json");
    try {
      List<String> command = new ArrayList<>();
      command.addAll(List.of(Launcher.path(), "bot", "play", "--days", Integer.toString(days)));
      command.addAll(
          List.of("--url", service.url().orElseThrow(), "--summary", summary.toString()));
      if (seed != null) {
        command.addAll(List.of("--seed", seed.toString()));
      }
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new CommandFailure("the bot ended with status " + status);
      }
      return DailyCounts.ofBot(new ObjectMapper().readTree(summary.toFile()));
    } finally {
      Files.deleteIfExists(summary);
    }
  }
}
