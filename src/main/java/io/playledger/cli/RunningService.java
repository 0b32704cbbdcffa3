package io.playledger.cli;

import io.playledger.platform.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The service that a command works on: the one that runs on this home already, or one it starts.
 */
final class RunningService implements AutoCloseable {

  private static final long START_SECONDS = 600;
  private static final long STOP_SECONDS = 30;
  private static final int LOG_LINES_SHOWN = 20;

  private final ServiceClient client;
  private final @Nullable Process process;

  private RunningService(ServiceClient client, @Nullable Process process) {
    this.client = client;
    this.process = process;
  }

  /** The same with neither options nor settings. */
  static RunningService findOrStart(ServiceClient client, Home home)
      throws IOException, InterruptedException {
    return findOrStart(client, home, List.of(), Map.of());
  }

  /**
   * Finds the service of a home, or starts one, which ends with {@link #close}. What it does is
   * told on standard error: the output belongs to the command.
   *
   * @param options of {@code serve}; a service that runs already was started with its own, so that
   *     any are refused there
   * @param settings environment variables of a service that is started
   */
  static RunningService findOrStart(
      ServiceClient client, Home home, List<String> options, Map<String, String> settings)
      throws IOException, InterruptedException {
    if (client.isReady()) {
      if (!options.isEmpty()) {
        throw new CommandFailure(
            "a service runs at %s already; stop it, or leave out %s"
                .formatted(client.url().orElseThrow(), options.get(0)));
      }
      System.err.printf("Using the service that runs at %s%n", client.url().orElseThrow());
      return new RunningService(client, null);
    }
    home.create();
    Path log = home.root().resolve("service.log");
    List<String> command = new ArrayList<>(List.of(Launcher.path(), "serve"));
    command.addAll(options);
    ProcessBuilder serve =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    serve.environment().putAll(settings);
    Process process = serve.start();
    RunningService service = new RunningService(client, process);
    Runtime.getRuntime().addShutdownHook(new Thread(service::stop));
    System.err.printf("Starting the service (log: %s)%n", log);
    service.awaitReady(process, log);
    System.err.printf("Playledger answers at %s%n%n", client.url().orElseThrow());
    return service;
  }

  /** Keeps the service up until it is stopped from outside. */
  void stayUp() throws InterruptedException {
    String url = client.url().orElseThrow();
    System.out.printf("%nThe service stays up at %s; its API: %s/q/swagger-ui%n", url, url);
    if (process != null) {
      System.out.println("Ctrl-C stops it.");
      process.waitFor();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void stop() {
    if (process == null || !process.isAlive()) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady(Process process, Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!client.isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        stop();
        List<String> lines = Files.readAllLines(log);
        int first = Math.max(0, lines.size() - LOG_LINES_SHOWN);
        throw new CommandFailure(
            "the service did not start; the end of its log:%n%s"
                .formatted(String.join("\n", lines.subList(first, lines.size()))));
      }
      Thread.sleep(100);
    }
  }
}
