package io.playledger.sender.kafka;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.database.Lease;
import io.playledger.platform.kafka.EventsConfig;
import io.playledger.platform.kafka.KafkaClients;
import io.playledger.platform.kafka.KafkaConfig;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.playledger.sender.kafka.Outbox.Waiting;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what waits in the outbox, in its order, and removes it once all replicas have it. It
 * never gives up on a record: were it to, a later one of the same session could overtake it. So
 * while the brokers are away it waits, and games go on. Two relays at once do no harm: what is
 * published twice is recorded once, and whoever publishes an event has published those before it,
 * or somebody else has.
 */
@ApplicationScoped
class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int MOST_AT_A_TIME = 1000;
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final Duration PAUSE_OF_OTHERS = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(3);

  private final EventsConfig events;
  private final KafkaConfig config;
  private final KafkaClients clients;
  private final AgroalDataSource dataSource;
  private final Outbox outbox;
  private final Lease lease = new Lease("queue.relay");
  private final Semaphore work = new Semaphore(0);
  private @Nullable Producer<byte[], byte[]> producer;
  private @Nullable Thread thread;
  private volatile boolean ending;
  private boolean failing;

  OutboxRelay(
      EventsConfig events,
      KafkaConfig config,
      KafkaClients clients,
      AgroalDataSource dataSource,
      Outbox outbox) {
    this.events = events;
    this.config = config;
    this.clients = clients;
    this.dataSource = dataSource;
    this.outbox = outbox;
  }

  void start(@Observes StartupEvent start, Roles roles) {
    if (events.isKafka() && roles.has(Role.GAME)) {
      thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }
  }

  /** What is left over is published by another instance, or after the next start. */
  void end(@Observes ShutdownEvent end) throws InterruptedException {
    ending = true;
    Thread running = thread;
    if (running != null) {
      wake();
      running.join(PATIENCE_AT_SHUTDOWN);
    }
  }

  /** There is something in the outbox. */
  void wake() {
    // One permit is enough for any number of events.
    if (work.availablePermits() == 0) {
      work.release();
    }
  }

  private void run() {
    while (!ending) {
      Duration pause;
      try {
        pause = publish();
        noticeSuccess();
      } catch (InterruptedException e) {
        break;
      } catch (SQLException | RuntimeException e) {
        // Whatever it is: were this thread to end, nobody here would publish any more.
        noticeFailure(e);
        pause = PAUSE_AFTER_FAILURE;
      }
      await(pause);
    }
    giveUp();
  }

  /** Publishes some; how long to wait before the next. */
  private Duration publish() throws SQLException, InterruptedException {
    List<Waiting> waiting;
    try (Connection connection = dataSource.getConnection()) {
      if (!lease.hold(connection)) {
        return PAUSE_OF_OTHERS;
      }
      waiting = outbox.first(connection, MOST_AT_A_TIME);
    }
    if (waiting.isEmpty()) {
      return PAUSE;
    }
    List<Waiting> published = new ArrayList<>(waiting.size());
    try {
      send(waiting, published);
    } finally {
      remove(published);
    }
    return waiting.size() == MOST_AT_A_TIME ? Duration.ZERO : PAUSE;
  }

  private void remove(List<Waiting> published) throws SQLException {
    if (!published.isEmpty()) {
      try (Connection connection = dataSource.getConnection()) {
        outbox.remove(connection, published);
      }
    }
  }

  /**
   * Sends all, and waits until every one of them is acknowledged, or the service is ending.
   *
   * @param published is given those that are, in their order
   * @throws KafkaException if one was refused; it is sent again later, and so are those after it
   */
  private void send(List<Waiting> waiting, List<Waiting> published)
      throws SQLException, InterruptedException {
    Producer<byte[], byte[]> open = producer();
    List<Future<RecordMetadata>> sent = new ArrayList<>(waiting.size());
    try {
      for (Waiting event : waiting) {
        sent.add(open.send(EventRecord.of(config.gameTopic(), event.event())));
      }
      for (int index = 0; index < sent.size(); index++) {
        if (!isAcknowledged(sent.get(index))) {
          return;
        }
        published.add(waiting.get(index));
      }
    } catch (KafkaException e) {
      // After some failures it takes nothing any more. A new one has no memory of what is on its
      // way.
      open.close(Duration.ZERO);
      producer = null;
      throw e;
    }
  }

  private boolean isAcknowledged(Future<RecordMetadata> sent)
      throws SQLException, InterruptedException {
    while (!ending) {
      try {
        sent.get(1, TimeUnit.SECONDS);
        return true;
      } catch (TimeoutException e) {
        LOG.debug("the brokers take their time", e);
        keepLease();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof KafkaException own ? own : new KafkaException(e.getCause());
      }
    }
    return false;
  }

  private void keepLease() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      lease.hold(connection);
    }
  }

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> known = producer;
    if (known == null) {
      known =
          clients.producer(
              "playledger-outbox",
              Map.of(
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE,
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                  ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000,
                  ProducerConfig.LINGER_MS_CONFIG, 1));
      producer = known;
    }
    return known;
  }

  private void await(Duration pause) {
    try {
      if (!pause.isZero() && work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.trace("woken");
      }
    } catch (InterruptedException e) {
      ending = true;
    }
  }

  private void giveUp() {
    Producer<byte[], byte[]> open = producer;
    if (open != null) {
      open.close(Duration.ZERO);
    }
    try (Connection connection = dataSource.getConnection()) {
      lease.giveBack(connection);
    } catch (SQLException e) {
      LOG.debug("the lease runs out by itself", e);
    }
  }

  /** Once, not twice a second. */
  private void noticeFailure(Exception e) {
    if (!failing) {
      LOG.warnf("events wait in the outbox: %s", e.getMessage());
    }
    failing = true;
  }

  private void noticeSuccess() {
    if (failing) {
      LOG.info("events go out again");
    }
    failing = false;
  }
}
