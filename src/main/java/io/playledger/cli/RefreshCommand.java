package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.platform.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings the reports up to date now. */
@Command(
    name = "refresh",
    mixinStandardHelpOptions = true,
    description = "Folds everything acknowledged by now into the reports.")
final class RefreshCommand implements Callable<Integer> {

  /** What is said of a refresh that is not complete. */
  static final String INCOMPLETE =
      "events are still on their way, or an open transaction holds them back; /q/health/well says"
          + " which";

  @Override
  public Integer call() throws InterruptedException {
    JsonNode outcome = new ServiceClient(Home.of(System.getenv())).post("/reports/refresh");
    System.out.printf("%d events folded in%n", outcome.path("events").asLong());
    if (!outcome.path("complete").asBoolean()) {
      System.err.println("playledger: " + INCOMPLETE);
      return 1;
    }
    return 0;
  }
}
