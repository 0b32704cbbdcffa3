package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.platform.Home;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a report of the running service. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Prints a report of the running service; without a name, lists the reports.")
final class ReportCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Such as daily_games.")
  private @Nullable String name;

  @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2026-01-31.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day; default today.")
  private @Nullable LocalDate to;

  @Option(names = "--player", paramLabel = "ID", description = "Rows of this player only.")
  private @Nullable String player;

  @Override
  public Integer call() throws InterruptedException {
    ServiceClient service = new ServiceClient(Home.of(System.getenv()));
    if (name == null) {
      for (JsonNode report : service.get("/reports")) {
        System.out.printf(
            "%-24s %s%n", report.path("name").asText(), report.path("description").asText());
      }
      return 0;
    }
    JsonNode report =
        service.get(
            "/reports/%s?from=%s&to=%s%s"
                .formatted(
                    name,
                    from == null ? "" : from,
                    to == null ? "" : to,
                    player == null
                        ? ""
                        : "&playerId=" + URLEncoder.encode(player, StandardCharsets.UTF_8)));
    System.out.print(TextTable.of(report.path("rows")));
    System.out.printf("as of %s%n", report.path("asOf").asText());
    return 0;
  }
}
