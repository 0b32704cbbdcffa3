package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.playledger.platform.Home;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells whether the models are right. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Brings the models up to date, runs every model test (analytics/tests) on the service of the"
            + " home, or on one started for it, and prints what they found.",
    exitCodeOnExecutionException = CheckCommand.NOT_RUN,
    footer = "Exit status: 0 if none failed, 1 if some did, 2 if they could not be run.")
final class CheckCommand implements Callable<Integer> {

  static final int NOT_RUN = 2;
  private static final int CONFLICT = 409;
  private static final long PAUSE_MILLIS = 200;

  private final Home home = Home.of(System.getenv());
  private final ServiceClient service = new ServiceClient(home);

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (RunningService running = RunningService.findOrStart(service, home)) {
      if (!service.post("/reports/refresh").path("complete").asBoolean()) {
        System.err.println("playledger: " + RefreshCommand.INCOMPLETE);
      }
      JsonNode run = awaitEnd(start());
      print(run);
      return run.path("state").asText().equals("passed") ? 0 : 1;
    } catch (CommandFailure e) {
      System.err.println("playledger: " + e.getMessage());
      return NOT_RUN;
    }
  }

  /** Waits for a run of somebody else: it may have begun before the models were refreshed. */
  private String start() throws InterruptedException {
    boolean waiting = false;
    while (true) {
      try {
        return service.post("/checks").path("href").asText();
      } catch (CommandFailure e) {
        if (e.status() != CONFLICT) {
          throw e;
        }
      }
      if (!waiting) {
        System.err.println("Waiting for the end of a run that is under way");
        waiting = true;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private JsonNode awaitEnd(String href) throws InterruptedException {
    String shown = "";
    while (true) {
      JsonNode run = service.get(href);
      switch (run.path("state").asText()) {
        case "passed", "failed" -> {
          return run;
        }
        case "under_way" -> {
          String progress =
              "%d/%d %s"
                  .formatted(
                      Math.min(run.path("numDone").asInt() + 1, run.path("numTests").asInt()),
                      run.path("numTests").asInt(),
                      run.path("currentTest").asText(""));
          if (!progress.equals(shown)) {
            System.err.println(progress);
            shown = progress;
          }
        }
        default -> throw new CommandFailure("the run of the model tests was interrupted");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static void print(JsonNode run) {
    ArrayNode table = JsonNodeFactory.instance.arrayNode();
    for (JsonNode test : run.path("tests")) {
      table
          .addObject()
          .put("test", test.path("test").asText())
          .put("result", test.path("result").asText())
          .put("rows", count(test))
          .put("ms", test.path("millis").asLong());
    }
    System.out.printf("%n%s", TextTable.of(table));
    for (JsonNode test : run.path("tests")) {
      if (!List.of("passed", "skipped").contains(test.path("result").asText())) {
        printOffence(test);
      }
    }
    int skipped = skipped(run);
    System.out.printf(
        "%n%d of %d tests passed%n",
        run.path("numTests").asInt() - run.path("numFailed").asInt() - skipped,
        run.path("numTests").asInt());
    if (skipped > 0) {
      System.out.printf("%d skipped: they need events that retention has dropped%n", skipped);
    }
  }

  private static int skipped(JsonNode run) {
    int skipped = 0;
    for (JsonNode test : run.path("tests")) {
      skipped += test.path("result").asText().equals("skipped") ? 1 : 0;
    }
    return skipped;
  }

  private static void printOffence(JsonNode test) {
    System.out.printf(
        "%n%s: %s%n%s%n",
        test.path("test").asText(),
        test.path("result").asText(),
        test.path("description").asText());
    if (test.hasNonNull("problem")) {
      System.out.println(test.path("problem").asText());
      return;
    }
    JsonNode rows = test.path("rows");
    System.out.print(TextTable.of(rows));
    if (rows.size() < test.path("numRows").asInt()) {
      System.out.printf("the first %d of %s rows%n", rows.size(), count(test));
    }
  }

  private static String count(JsonNode test) {
    return test.path("numRows").asText() + (test.path("moreRows").asBoolean() ? "+" : "");
  }
}
