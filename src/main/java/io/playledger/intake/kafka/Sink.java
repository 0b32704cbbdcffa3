package io.playledger.intake.kafka;

import io.agroal.api.AgroalDataSource;
import io.playledger.intake.GroupTransaction;
import io.playledger.intake.IntakeConfig;
import io.playledger.intake.IntakeMetrics;
import io.playledger.intake.Outcome;
import io.playledger.intake.kafka.SinkConsumer.Written;
import io.playledger.platform.kafka.Broker;
import io.playledger.platform.kafka.EventsConfig;
import io.playledger.platform.kafka.KafkaClients;
import io.playledger.platform.kafka.KafkaConfig;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Takes whatever is in the topics into the ledger: a few consumers, each on a thread of its own, of
 * one group over all instances.
 */
@ApplicationScoped
class Sink {

  private static final Logger LOG = Logger.getLogger(Sink.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PAUSE_ANEW = Duration.ofSeconds(1);
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(8);

  private final Roles roles;
  private final EventsConfig events;
  private final KafkaConfig config;
  private final IntakeConfig intake;
  private final KafkaClients clients;
  private final Broker broker;
  private final AgroalDataSource dataSource;
  private final Positions positions;
  private final RecordReader reader;
  private final GroupTransaction transaction;
  private final IntakeMetrics metrics;
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, String> problems = new ConcurrentHashMap<>();
  private volatile boolean ending;

  Sink(
      Roles roles,
      EventsConfig events,
      KafkaConfig config,
      IntakeConfig intake,
      KafkaClients clients,
      Broker broker,
      AgroalDataSource dataSource,
      Positions positions,
      RecordReader reader,
      GroupTransaction transaction,
      IntakeMetrics metrics) {
    this.roles = roles;
    this.events = events;
    this.config = config;
    this.intake = intake;
    this.clients = clients;
    this.broker = broker;
    this.dataSource = dataSource;
    this.positions = positions;
    this.reader = reader;
    this.transaction = transaction;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent start) {
    if (isHere()) {
      for (int number = 1; number <= config.consumers(); number++) {
        String name = "sink-" + number;
        threads.add(Thread.ofPlatform().name(name).start(() -> run(name)));
      }
    }
  }

  /** What was fetched is committed, and the partitions go to others. */
  void end(@Observes ShutdownEvent end) throws InterruptedException {
    ending = true;
    for (Thread thread : threads) {
      thread.join(PATIENCE_AT_SHUTDOWN);
    }
  }

  /** Whether this instance takes records. */
  boolean isHere() {
    return events.isKafka() && roles.has(Role.SINK);
  }

  /** Whether every consumer is at work. */
  boolean isWell() {
    return problems.isEmpty() && threads.stream().allMatch(Thread::isAlive);
  }

  /** Why consumers cannot go on, in sentences; empty while they can. */
  String problem() {
    return problems.values().stream().distinct().collect(Collectors.joining("; "));
  }

  private void run(String name) {
    Trouble trouble = new Trouble(name);
    while (!ending) {
      try (Consumer<byte[], byte[]> consumer = clients.consumer("playledger-" + name, settings())) {
        SinkConsumer sink =
            new SinkConsumer(consumer, broker, dataSource, positions, reader, transaction);
        consumer.subscribe(config.topics(), sink);
        while (!ending) {
          step(sink, trouble);
        }
      } catch (WakeupException e) {
        LOG.debug("woken", e);
      } catch (RuntimeException e) {
        // It is of no use any more; or there is no broker whose name can be resolved; or it is a
        // mistake of ours: were the thread to end, its partitions would be nobody's.
        trouble.notice(e);
        pause(PAUSE_ANEW);
      }
    }
  }

  private void step(SinkConsumer sink, Trouble trouble) {
    try {
      Optional<Written> written = sink.next();
      written.ifPresent(this::count);
      trouble.isOver();
    } catch (FencedException e) {
      LOG.infof("another consumer was faster: %s", e.getMessage());
      pause(PAUSE);
    } catch (SQLException | RetriableException e) {
      trouble.notice(e);
      pause(PAUSE);
    }
  }

  private void count(Written written) {
    List<Outcome> received = new ArrayList<>(written.outcomes().size());
    for (int index = 0; index < written.outcomes().size(); index++) {
      if (!written.batch().events().get(index).isOurs()) {
        received.add(written.outcomes().get(index));
      }
    }
    metrics.count(received);
  }

  /** Of its consumers. */
  Map<String, Object> settings() {
    return Map.ofEntries(
        Map.entry(ConsumerConfig.GROUP_ID_CONFIG, config.group()),
        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
        // A place that Kafka cannot give is for Positions to settle.
        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
        Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
        Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
        Map.entry(
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            List.of(CooperativeStickyAssignor.class)),
        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, intake.commit().maxEvents()),
        // A little later, and more at a time: a transaction costs the same for few as for many.
        Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 64 * 1024),
        Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50),
        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024),
        Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024 * 1024),
        Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000),
        Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000),
        Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000),
        Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000),
        Map.entry(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000));
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Said once when it begins, and once when it is over. */
  private final class Trouble {

    private final String name;

    Trouble(String name) {
      this.name = name;
    }

    void notice(Exception e) {
      String problem = problem(e);
      if (problems.put(name, problem) == null) {
        boolean isOurs = !(e instanceof KafkaException || e instanceof SQLException);
        LOG.warnf(isOurs ? e : null, "%s waits: %s", name, problem);
      }
    }

    void isOver() {
      if (problems.remove(name) != null) {
        LOG.infof("%s goes on", name);
      }
    }

    private String problem(Exception e) {
      return e instanceof InconsistentGroupProtocolException
          ? "the group %s is in use by somebody else's consumers".formatted(config.group())
          : String.valueOf(e.getMessage());
    }
  }
}
