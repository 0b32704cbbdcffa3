package io.playledger.bench.own;

import io.playledger.bench.CannotMeasureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A service on a fresh home, as {@code ./playledger serve} runs it. Both are gone when it is
 * closed, also with Ctrl-C.
 */
public final class OwnService implements AutoCloseable {
  private static final long START_SECONDS = 120;
  private static final long WELL_SECONDS = 60;
  private static final long STOP_SECONDS = 30;
  private static final int LOG_LINES_SHOWN = 20;
  private static final int MILLIS_PER_TRY = 2000;
  private static final int FIRST_PORT = 15_000;
  private static final int LAST_PORT = 32_000;
  private static final int PORTS_TRIED = 100;
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
   * @param options of {@code ./playledger serve}
   */
  public static OwnService start(Map<String, String> settings, PrintWriter err, String... options)
      throws IOException, InterruptedException {
    return start(newHome(), settings, err, options);
  }

  /**
   * Starts another one, on a home of its own and the database and broker of this one.
   *
   * @param settings as above
   */
  public OwnService startAnother(Map<String, String> settings, PrintWriter err)
      throws IOException, InterruptedException {
    return startBeside(settings, err, "--kafka", broker().address());
  }

  /**
   * Starts another one, on a home of its own and the database of this one.
   *
   * @param settings environment variables, on top of the defaults
   * @param options of {@code ./playledger serve}
   */
  public OwnService startBeside(Map<String, String> settings, PrintWriter err, String... options)
      throws IOException, InterruptedException {
    Path another = newHome();
    // The key is the database's; a home that has none could not show it.
    Files.copy(keyFile(home), keyFile(another));
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(database().settings());
    return start(another, all, err, options);
  }

  private static OwnService start(
      Path home, Map<String, String> settings, PrintWriter err, String... options)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(launcher(), "serve"));
    command.addAll(List.of(options));
    ProcessBuilder serve =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("service.log").toFile());
    Map<String, String> environment = serve.environment();
    // What the caller has set for services of their own would be measured too.
    environment.keySet().removeIf(name -> name.matches("(PLAYLEDGER|QUARKUS|KAFKA)_.*"));
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
    return new OwnApi(port, Files.readString(keyFile(home)).strip());
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

  /** The embedded one; only of a service that was not given another. */
  public OwnDatabase database() {
    return new OwnDatabase(home);
  }

  /** The embedded one, of a service with {@code --kafka embedded}. */
  public OwnBroker broker() {
    return new OwnBroker(home);
  }

  /**
   * Waits until it says that it is well: it is ready before it has found Kafka.
   *
   * @throws CannotMeasureException if it is not within a minute
   */
  public void awaitWell() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WELL_SECONDS);
    while (!answersOk("/q/health/well")) {
      if (System.nanoTime() > deadline) {
        throw new CannotMeasureException("the service is not well; see its /q/health/well");
      }
      Thread.sleep(100);
    }
  }

  /** Has its process stand still, warm as it is, until {@link #resume}. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Has its process go on; does nothing where it does not stand still. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    if (new ProcessBuilder("kill", "-s", name, pid).inheritIO().start().waitFor() != 0) {
      throw new CannotMeasureException("the service has ended, or takes no signal " + name);
    }
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
      if (process.isAlive()) {
        // One that stands still would not see that it is to end.
        resume();
      }
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException | CannotMeasureException e) {
      process.destroyForcibly();
    }
    delete(home);
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answersOk("/q/health/ready")) {
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

  private boolean answersOk(String path) {
    try {
      HttpURLConnection probe =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:%d%s".formatted(port, path)).toURL().openConnection();
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

  private static Path newHome() throws IOException {
    return Files.createTempDirectory(folderOfHomes(), "bench-home");
  }

  private static Path keyFile(Path home) {
    return home.resolve("admin.key");
  }

  private static String launcher() {
    return System.getenv().getOrDefault("PLAYLEDGER_LAUNCHER", "./playledger");
  }

  /**
   * Below those that a system gives to connections, or one could take it while the service starts.
   */
  private static int freePort() throws IOException {
    for (int attempt = 0; ; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        if (attempt == PORTS_TRIED) {
          throw e;
        }
      }
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
