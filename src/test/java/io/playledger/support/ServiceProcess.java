package io.playledger.support;

import io.playledger.platform.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, on a home of its own. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  /** Shared by all, so that only the first start loads every class by itself. */
  private static final Path CLASSES = Path.of("target", "service-classes.jsa").toAbsolutePath();

  /** Without the second compiler, which costs most of a start and pays only in a long run. */
  private static final List<String> COMMAND =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+AutoCreateSharedArchive",
          "-XX:SharedArchiveFile=" + CLASSES,
          "-Xlog:cds=off",
          "-Xlog:cds+dynamic=off",
          "-jar",
          JAR.toString());

  private final Home home;
  private final int port;
  private final Process process;

  private ServiceProcess(Home home, int port, Process process) {
    this.home = home;
    this.port = port;
    this.process = process;
  }

  /** Starts the jar, and does not wait; with the debug aids on unless the settings say other. */
  public static ServiceProcess launch(Home home, int port, Map<String, String> settings)
      throws IOException {
    return launch(home, port, settings, COMMAND);
  }

  /** Starts it as people do, and does not wait. */
  public static ServiceProcess launchByLauncher(Home home, int port, String... options)
      throws IOException {
    return launchByLauncher(home, port, Map.of(), options);
  }

  /** Starts it as people do, with settings as environment variables, and does not wait. */
  public static ServiceProcess launchByLauncher(
      Home home, int port, Map<String, String> settings, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("./playledger", "serve"));
    command.addAll(List.of(options));
    return launch(home, port, settings, command);
  }

  /** Starts it and waits until it is ready. */
  public static ServiceProcess start(Home home, int port) throws IOException {
    return start(home, port, Map.of());
  }

  /** Starts it with settings, as environment variables, and waits until it is ready. */
  public static ServiceProcess start(Home home, int port, Map<String, String> settings)
      throws IOException {
    ServiceProcess service = launch(home, port, settings);
    service.awaitReady();
    return service;
  }

  /**
   * Starts it as the leader of a process group, as a terminal does, and waits until ready. SIGINT
   * is not ignored, though it is where a shell script runs these tests in the background.
   */
  public static ServiceProcess startAsGroup(Home home, int port) throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", "setsid"));
    command.addAll(COMMAND);
    ServiceProcess service = launch(home, port, Map.of(), command);
    service.awaitReady();
    return service;
  }

  private static ServiceProcess launch(
      Home home, int port, Map<String, String> settings, List<String> command) throws IOException {
    Files.createDirectories(home.root());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out(home).toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(err(home).toFile()));
    Map<String, String> environment = Finished.cleanEnvironment(builder);
    environment.put("PLAYLEDGER_HOME", home.root().toString());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("PLAYLEDGER_DEBUG_ENABLED", "true");
    environment.putAll(settings);
    Process process = builder.start();
    // A test that fails may forget it; it must not outlive the tests, where it slows down others.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ServiceProcess(home, port, process);
  }

  public void awaitReady() {
    GameClient client = client();
    Await.until(
        "the service is ready",
        START,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("the service ended while starting:\n" + log());
          }
          return client.isReady();
        });
  }

  /** Waits for its end and returns its exit status. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the service does not end within %s:%n%s".formatted(STOP, log()));
    }
    return process.exitValue();
  }

  /** SIGKILL: no chance to say goodbye. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, and waits for the end; returns the exit status. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return awaitExit();
  }

  /** Starts another on the same home and port, and waits until it is ready. */
  public ServiceProcess again(Map<String, String> settings) throws IOException {
    return start(home, port, settings);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where it answers, without a path. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** A client of it; also before it answers, and after a later start on the same port. */
  public GameClient client() {
    return new GameClient(url(), home);
  }

  /** What it and earlier ones on this home wrote to standard error. */
  public String errors() {
    return read(err(home));
  }

  /** All that it and earlier ones on this home wrote. */
  public String log() {
    return read(out(home)) + read(err(home));
  }

  /** Whatever state it is in, it is gone then. */
  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      terminate();
    }
  }

  private static Path out(Home home) {
    return home.root().resolve("service.out");
  }

  private static Path err(Home home) {
    return home.root().resolve("service.err");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
