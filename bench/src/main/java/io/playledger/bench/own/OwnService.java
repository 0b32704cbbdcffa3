package io.playledger.bench.own;

import io.playledger.bench.CannotMeasureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A service on a fresh home, as {@code ./playledger serve} runs it. Both are gone when it is
 * closed, also with Ctrl-C.
 */
public final class OwnService implements AutoCloseable {
  private static final long START_SECONDS = 120;
  private static final long STOP_SECONDS = 30;
  private static final int LOG_LINES_SHOWN = 20;
  private static final int MILLIS_PER_TRY = 2000;
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  private final Path home;
  private final int port;
  private final Process process;
  private final Thread hook = new Thread(this::end, "end-of-own-service");

  private OwnService(Path home, int port, Process process) {
    this.home = home;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param settings environment variables, on top of the defaults
   */
  public static OwnService start(Map<String, String> settings, PrintWriter err)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(folderOfHomes(), "bench-home");
    int port = freePort();
    ProcessBuilder serve =
        new ProcessBuilder(launcher(), "serve")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("service.log").toFile());
    Map<String, String> environment = serve.environment();
    // What the caller has set for services of their own would be measured too.
    environment.keySet().removeIf(name -> name.matches("(PLAYLEDGER|QUARKUS)_.*"));
    environment.putAll(settings);
    environment.put("PLAYLEDGER_HOME", home.toString());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    err.printf("Starting a service on a fresh home (%s)%n", home);
    err.flush();
    OwnService service = new OwnService(home, port, serve.start());
    Runtime.getRuntime().addShutdownHook(service.hook);
    try {
      service.awaitReady();
    } catch (RuntimeException | IOException | InterruptedException e) {
      service.close();
      throw e;
    }
    return service;
  }

  /** The loopback port that it answers on. */
  public int port() {
    return port;
  }

  /** With the key that opens administration. */
  public OwnApi api() throws IOException {
    return new OwnApi(port, Files.readString(home.resolve("admin.key")).strip());
  }

  /** Collects all garbage of its heap, as a tool of the JDK can ask it to. */
  public void collectGarbage() throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(JCMD.toString(), Long.toString(process.pid()), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (tool.waitFor() != 0) {
      throw new CannotMeasureException(
          process.isAlive()
              ? JCMD + " cannot ask the service to collect its garbage"
              : "the service has ended, with status " + process.exitValue());
    }
  }

  public OwnDatabase database() {
    return new OwnDatabase(home);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The exit has begun, and the hook does the same.
    }
    end();
  }

  private synchronized void end() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    delete(home);
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        List<String> log = Files.readAllLines(home.resolve("service.log"));
        throw new CannotMeasureException(
            "the service did not start; the end of its log:%n%s"
                .formatted(
                    String.join(
                        System.lineSeparator(),
                        log.subList(Math.max(0, log.size() - LOG_LINES_SHOWN), log.size()))));
      }
      Thread.sleep(100);
    }
  }

  private boolean isReady() {
    try {
      HttpURLConnection probe =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port))
                  .toURL()
                  .openConnection();
      probe.setConnectTimeout(MILLIS_PER_TRY);
      probe.setReadTimeout(MILLIS_PER_TRY);
      try {
        return probe.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        probe.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Not the folder for temporary files, which may be in memory, where a commit costs nothing. The
   * launcher names one beside the checkout.
   */
  private static Path folderOfHomes() throws IOException {
    String named = System.getProperty("playledger.bench.homes");
    return Files.createDirectories(
        Path.of(named == null ? "target" : named).toAbsolutePath().normalize());
  }

  private static String launcher() {
    return System.getenv().getOrDefault("PLAYLEDGER_LAUNCHER", "./playledger");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.printf("playledger: %s could not be removed: %s%n", folder, e.getMessage());
    }
  }
}
