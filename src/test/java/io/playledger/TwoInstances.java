package io.playledger;

import io.playledger.platform.Home;
import io.playledger.platform.postgres.KillableServer;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.GameClient;
import io.playledger.support.KafkaBroker;
import io.playledger.support.Ports;
import io.playledger.support.ServiceProcess;
import io.playledger.support.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;

/**
 * Two instances of the service with one database and one Kafka broker between them, all processes
 * of their own that can be hurt.
 */
final class TwoInstances implements AutoCloseable {

  private static final int CONSUMERS_OF_EACH = 2;
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);
  private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(2);

  final KillableServer server;
  final KafkaBroker broker;
  private final SinkGroup group;
  private final Path folder;
  private final List<Home> homes = new ArrayList<>();
  private final List<ServiceProcess> services = new ArrayList<>();

  private TwoInstances(Path folder, KillableServer server, KafkaBroker broker) {
    this.folder = folder;
    this.server = server;
    this.broker = broker;
    this.group = new SinkGroup(broker);
  }

  /** Starts the servers and the first instance; {@link #startSecond} the other. */
  static TwoInstances start(Path folder) throws Exception {
    // Not within the patience with a start.
    KafkaBroker.jar();
    TwoInstances all =
        new TwoInstances(
            folder, KillableServer.start(folder.resolve("database")), KafkaBroker.started());
    try {
      all.startAnother();
      return all;
    } catch (Exception | Error e) {
      all.close();
      throw e;
    }
  }

  /** It knows the API keys that the first has made until then. */
  void startSecond() throws IOException {
    startAnother();
    awaitBothReading();
  }

  private void startAnother() throws IOException {
    Home home = new Home(folder.resolve("home-" + homes.size()));
    homes.add(home);
    services.add(ServiceProcess.start(home, Ports.free(), settings()));
  }

  private Map<String, String> settings() {
    return Map.of(
        "PLAYLEDGER_DB_URL", database().url(),
        "PLAYLEDGER_DB_USER", database().user(),
        "PLAYLEDGER_DB_PASSWORD", database().password(),
        "PLAYLEDGER_EVENTS_TRANSPORT", "kafka",
        "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
  }

  Database database() {
    return server.database();
  }

  /** That of the first instance: it has the admin key. */
  Home home() {
    return homes.get(0);
  }

  ServiceProcess service(int instance) {
    return services.get(instance);
  }

  List<String> urls() {
    return services.stream().map(ServiceProcess::url).toList();
  }

  /** Clients that prefer one instance each, and turn to the other in need. */
  List<GameClient> clients() {
    return List.of(
        GameClient.ofMany(urls(), home()),
        GameClient.ofMany(List.of(urls().get(1), urls().get(0)), home()));
  }

  /** SIGKILL: no chance to say goodbye. */
  void kill(int instance) throws InterruptedException {
    services.get(instance).kill();
  }

  /** On the same home and port; waits until it is ready. */
  void startAgain(int instance) throws IOException {
    services.set(instance, services.get(instance).again(settings()));
  }

  /** SIGSTOP: connections stay open, and nobody answers. */
  void freeze(int instance) throws IOException, InterruptedException {
    Signals.send("STOP", services.get(instance).pid());
  }

  /** SIGCONT: goes on as if nothing had been. */
  void thaw(int instance) throws IOException, InterruptedException {
    Signals.send("CONT", services.get(instance).pid());
  }

  /** Waits until every partition is read, by both instances. */
  Set<String> awaitBothReading() {
    return awaitMembers("both instances read", 2 * CONSUMERS_OF_EACH);
  }

  /** Waits until every partition is read, by one instance. */
  Set<String> awaitOneReading() {
    return awaitMembers("one instance reads all", CONSUMERS_OF_EACH);
  }

  private Set<String> awaitMembers(String what, int count) {
    AtomicReference<Set<String>> members = new AtomicReference<>(Set.of());
    Await.until(
        what,
        SETTLED_WITHIN,
        () -> {
          members.set(group.members());
          return members.get().size() == count;
        });
    return members.get();
  }

  /** Waits until so many records more are in the ledger. */
  void awaitRecords(int more) throws SQLException {
    long enough = numRead() + more;
    Await.until(more + " records more", SETTLED_WITHIN, () -> numRead() >= enough);
  }

  private long numRead() throws SQLException {
    return database().value(Long.class, "select sum(next_offset)::bigint from queue.position");
  }

  boolean isOutboxEmpty() throws SQLException {
    return database().value("select count(*) from queue.outbox").equals("0");
  }

  /** Waits until nothing is on its way any more; only when nobody sends. */
  void awaitCaughtUp() {
    Await.until("the outbox is empty", CAUGHT_UP_WITHIN, this::isOutboxEmpty);
    Await.until(
        "every record is in the ledger",
        CAUGHT_UP_WITHIN,
        () -> {
          Map<TopicPartition, Long> ends = group.ends();
          return stands(ends.keySet()).equals(ends);
        });
  }

  private Map<TopicPartition, Long> stands(Set<TopicPartition> partitions) throws SQLException {
    Map<TopicPartition, Long> stands = new HashMap<>();
    for (Map<String, Object> row :
        database().rows("select topic, partition, next_offset from queue.position")) {
      stands.put(
          new TopicPartition((String) row.get("topic"), (int) row.get("partition")),
          (long) row.get("next_offset"));
    }
    stands.keySet().retainAll(partitions);
    return stands;
  }

  /** How many records a topic has had. */
  long numRecords(String topic) throws InterruptedException, ExecutionException {
    return group.ends().entrySet().stream()
        .filter(end -> end.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How many lines of the instances' logs have such a text. */
  long numLogged(String text) {
    return services.stream()
        .flatMap(service -> service.log().lines())
        .filter(line -> line.contains(text))
        .count();
  }

  @Override
  public void close() throws Exception {
    try (KillableServer last = server;
        KafkaBroker beforeIt = broker;
        SinkGroup afterServices = group) {
      for (ServiceProcess service : services) {
        service.kill();
      }
    }
  }
}
