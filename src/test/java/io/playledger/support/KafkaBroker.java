package io.playledger.support;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker of one node in a JVM of its own, with new data. It keeps its ports and its data
 * when it is killed and started again. Topics are not made by themselves.
 */
public final class KafkaBroker implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Path JAR = Path.of("broker", "target", "playledger-broker.jar");
  private static final String ADDRESS = "127.0.0.1:";
  private static final String PROPERTIES = "server.properties";
  private static final Pattern PORTS =
      Pattern.compile("listeners=CLIENTS://127.0.0.1:(\\d+),INNER://127.0.0.1:(\\d+)");

  private final Path folder;
  private final int port;
  private final int innerPort;

  private KafkaBroker(Path folder, int port, int innerPort) {
    this.folder = folder;
    this.port = port;
    this.innerPort = innerPort;
  }

  /** Starts a broker that anyone on this machine may use, and waits until it is ready. */
  public static KafkaBroker started() throws IOException, InterruptedException {
    return started("PLAINTEXT", Map.of());
  }

  /**
   * Starts a broker and waits until it is ready.
   *
   * @param protocol what its clients have to speak: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL
   * @param settings properties of the server, over those set here. The clients' listener is named
   *     CLIENTS, such as in {@code listener.name.clients.ssl.keystore.location}
   */
  public static KafkaBroker started(String protocol, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "kafka-");
    KafkaBroker broker = new KafkaBroker(folder, Ports.free(), Ports.free());
    Map<String, String> all = new TreeMap<>(broker.ownSettings(protocol, Ports.free()));
    all.putAll(settings);
    Files.write(
        broker.properties(),
        all.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
    broker.format();
    broker.start();
    return broker;
  }

  /**
   * A broker that was started before, maybe by the same class in another class loader.
   *
   * @param folder as {@link #folder} told
   */
  static KafkaBroker in(Path folder) throws IOException {
    Matcher ports = PORTS.matcher(Files.readString(folder.resolve(PROPERTIES)));
    if (!ports.find()) {
      throw new IOException("no broker was started in " + folder);
    }
    return new KafkaBroker(
        folder, Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2)));
  }

  Path folder() {
    return folder;
  }

  /** Where clients find it; the same as long as this object lives. */
  public String bootstrapServers() {
    return ADDRESS + port;
  }

  /** Makes a topic; its data are on this one broker only. */
  public void createTopic(String name, int partitions) throws InterruptedException {
    try (AdminClient admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new AssertionError("the topic %s is not made; see %s".formatted(name, log()), e);
    }
  }

  /** A client that needs no credentials, whatever the protocol; the caller closes it. */
  public AdminClient admin() {
    return AdminClient.create(Map.of("bootstrap.servers", ADDRESS + innerPort));
  }

  /** Starts it, again after {@link #kill}, and waits until it is ready. */
  public void start() throws IOException, InterruptedException {
    Process process = java(List.of("-Xmx256m", "-jar"), List.of(properties().toString()));
    Files.writeString(pidFile(), Long.toString(process.pid()));
    // A test that fails may forget it.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Await.until("the broker is ready; its log is " + log(), START, () -> isReady(process));
  }

  /** SIGKILL: no chance to say goodbye. */
  public void kill() throws IOException {
    ProcessHandle.of(pid())
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  /** SIGSTOP: connections stay open, and nobody answers. */
  public void freeze() throws IOException, InterruptedException {
    Signals.send("STOP", pid());
  }

  /** SIGCONT: goes on as if nothing had been. */
  public void thaw() throws IOException, InterruptedException {
    Signals.send("CONT", pid());
  }

  public long pid() throws IOException {
    return Long.parseLong(Files.readString(pidFile()));
  }

  /** What it wrote to its output, over all its starts; stays when it is closed. */
  public Path log() {
    return folder.resolveSibling(folder.getFileName() + ".log");
  }

  /** Whatever state it is in, it is gone then, and its data with it. */
  @Override
  public void close() throws IOException {
    kill();
    Folders.delete(folder);
  }

  private Map<String, String> ownSettings(String protocol, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("log.dirs", folder.resolve("data").toString());

    settings.put(
        "listeners",
        "CLIENTS://%1$s%2$d,INNER://%1$s%3$d,CONTROLLER://%1$s%4$d"
            .formatted(ADDRESS, port, innerPort, controllerPort));
    settings.put(
        "listener.security.protocol.map",
        "CLIENTS:%s,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT".formatted(protocol));
    settings.put("inter.broker.listener.name", "INNER");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", "1@" + ADDRESS + controllerPort);

    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");

    settings.put("group.initial.rebalance.delay.ms", "0");
    // A killed broker may only come back when its last session is over.
    settings.put("broker.session.timeout.ms", "1500");
    settings.put("broker.heartbeat.interval.ms", "300");
    // 128 MB by default, half the heap.
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    return settings;
  }

  private void format() throws IOException, InterruptedException {
    Process format =
        java(
            List.of("-cp"),
            List.of(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                properties().toString()));
    if (format.waitFor() != 0) {
      throw new IllegalStateException("the broker's data cannot be formatted; see " + log());
    }
  }

  /** Starts Java with the jar between its options and its arguments. */
  private Process java(List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.add(jar().toString());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path properties() {
    return folder.resolve(PROPERTIES);
  }

  private Path pidFile() {
    return folder.resolve("pid");
  }

  private boolean isReady(Process process) throws InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError(
          "the broker ended with status %d; see %s".formatted(process.exitValue(), log()));
    }
    try (AdminClient admin = admin()) {
      DescribeClusterOptions patience = new DescribeClusterOptions().timeoutMs(1_000);
      return !admin.describeCluster(patience).nodes().get().isEmpty();
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  /** The jar of the broker. Where it is missing it is built, once, whoever else may ask for it. */
  public static synchronized Path jar() throws IOException, InterruptedException {
    Path target = Path.of("target");
    Path log = target.resolve("broker-build.log");
    Files.createDirectories(target);
    try (FileChannel channel =
            FileChannel.open(
                target.resolve("broker-build.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (Files.exists(JAR)) {
        return JAR.toAbsolutePath();
      }
      Process build =
          new ProcessBuilder("./mvnw", "-B", "-ntp", "-q", "-f", "broker/pom.xml", "package")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!build.waitFor(5, TimeUnit.MINUTES) || !Files.exists(JAR)) {
        build.destroy();
        throw new IllegalStateException("the broker is not built; see " + log);
      }
      return JAR.toAbsolutePath();
    }
  }
}
