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
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Path JAR = Path.of("broker", "target", "playledger-broker.jar");
  private static final String ADDRESS = "127.0.0.1:";

  private final Path folder;
  private final Path log;
  private final int port;
  private final int innerPort;
  private Process process;

  private KafkaBroker(Path folder, Path log, int port, int innerPort) {
    this.folder = folder;
    this.log = log;
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
    buildOnce();
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "kafka-");
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    KafkaBroker broker = new KafkaBroker(folder, log, Ports.free(), Ports.free());
    Map<String, String> all = new TreeMap<>(broker.ownSettings(protocol, Ports.free()));
    all.putAll(settings);
    Files.write(
        broker.properties(),
        all.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
    broker.format();
    broker.start();
    return broker;
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
      throw new AssertionError("the topic %s is not made; see %s".formatted(name, log), e);
    }
  }

  /** A client that needs no credentials, whatever the protocol; the caller closes it. */
  public AdminClient admin() {
    return AdminClient.create(Map.of("bootstrap.servers", ADDRESS + innerPort));
  }

  /** Starts it, again after {@link #kill}, and waits until it is ready. */
  public void start() throws IOException {
    process = java(List.of("-Xmx256m", "-jar"), List.of(properties().toString()));
    // A test that fails may forget it.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Await.until("the broker is ready; its log is " + log, START, this::isReady);
  }

  /** SIGKILL: no chance to say goodbye. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGSTOP: connections stay open, and nobody answers. */
  public void freeze() throws IOException, InterruptedException {
    Signals.send("STOP", process.pid());
  }

  /** SIGCONT: goes on as if nothing had been. */
  public void thaw() throws IOException, InterruptedException {
    Signals.send("CONT", process.pid());
  }

  public long pid() {
    return process.pid();
  }

  /** What it wrote to its output, over all its starts. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Whatever state it is in, it is gone then, and its data with it; the log stays. */
  @Override
  public void close() throws IOException, InterruptedException {
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
            List.of("-XX:TieredStopAtLevel=1", "-cp"),
            List.of(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                properties().toString()));
    if (format.waitFor() != 0) {
      throw new IllegalStateException("the broker's data cannot be formatted; see " + log);
    }
  }

  /** Starts Java with the jar between its options and its arguments. */
  private Process java(List<String> options, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.add(JAR.toAbsolutePath().toString());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private Path properties() {
    return folder.resolve("server.properties");
  }

  private boolean isReady() throws InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError(
          "the broker ended with status %d; see %s".formatted(process.exitValue(), log));
    }
    try (AdminClient admin = admin()) {
      DescribeClusterOptions patience = new DescribeClusterOptions().timeoutMs(1_000);
      return !admin.describeCluster(patience).nodes().get().isEmpty();
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  /** Several test JVMs may find the jars missing at once. */
  private static synchronized void buildOnce() throws IOException, InterruptedException {
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
        return;
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
    }
  }
}
