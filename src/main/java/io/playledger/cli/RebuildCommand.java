package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.platform.Home;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Has models computed anew, and shows how far that is. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description =
        "Computes models and projections anew from the whole ledger, beside the live rows: those go on"
            + " being read. A service that runs goes on with it when this command is interrupted; one that was"
            + " started for it goes on at its next start.",
    footer = "Exit status: 0 once all are done, 1 if one does not go on.")
final class RebuildCommand implements Callable<Integer> {

  private static final long POLL_MILLIS = 200;
  private static final long PROGRESS_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long STUCK_NANOS = Duration.ofMinutes(5).toNanos();

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description =
          "Models such as games, projections such as stats, or all; GET /models and GET /projections"
              + " list them.")
  private List<String> names = List.of();

  private final Home home = Home.of(System.getenv());
  private final ServiceClient service = new ServiceClient(home);

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (RunningService running = RunningService.findOrStart(service, home)) {
      Map<String, String> paths = paths();
      List<String> asked = names.contains("all") ? List.copyOf(paths.keySet()) : names;
      for (String name : asked) {
        service.post(path(paths, name) + "/rebuild");
      }
      for (String name : asked) {
        await(name, path(paths, name));
      }
    }
    return 0;
  }

  /** Of all that can be rebuilt, by name. */
  private Map<String, String> paths() throws InterruptedException {
    Map<String, String> paths = new LinkedHashMap<>();
    for (String kind : List.of("/models", "/projections")) {
      for (JsonNode one : service.get(kind)) {
        String name = one.path("name").asText();
        paths.put(name, kind + "/" + name);
      }
    }
    return paths;
  }

  private static String path(Map<String, String> paths, String name) {
    String path = paths.get(name);
    if (path == null) {
      throw new CommandFailure(
          "there is no model or projection '%s'; there are %s".formatted(name, paths.keySet()));
    }
    return path;
  }

  private void await(String name, String path) throws InterruptedException {
    long begin = System.nanoTime();
    long lastSaid = begin;
    long lastMoved = begin;
    long events = -1;
    while (true) {
      JsonNode model = service.get(path);
      if (!model.path("rebuild").isObject()) {
        System.out.printf(
            "%s: rebuilt in %.1f s, now revision %d%n",
            name, (System.nanoTime() - begin) / 1e9, model.path("revision").asInt());
        return;
      }
      long folded = model.path("rebuild").path("events").asLong();
      if (folded != events) {
        events = folded;
        lastMoved = System.nanoTime();
      } else if (System.nanoTime() - lastMoved > STUCK_NANOS) {
        throw new CommandFailure(
            "the rebuild of %s stands still; the log of the service may say why".formatted(name));
      }
      if (System.nanoTime() - lastSaid > PROGRESS_NANOS) {
        lastSaid = System.nanoTime();
        say(name, model.path("rebuild"));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static void say(String name, JsonNode rebuild) {
    JsonNode left = rebuild.path("secondsLeft");
    System.err.printf(
        "%s: %.1f %%, %,d events, %,d a second, %s left%n",
        name,
        rebuild.path("percent").asDouble(),
        rebuild.path("events").asLong(),
        rebuild.path("eventsPerSecond").asLong(),
        left.isNull() ? "?" : left.asLong() + " s");
  }
}
