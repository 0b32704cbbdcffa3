package io.playledger.feed;

import io.agroal.api.AgroalDataSource;
import io.playledger.feed.FeedCheckpoint.Stand;
import io.playledger.feed.FeedProducer.Published;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.Place;
import io.playledger.ledger.RecordedEvent;
import io.playledger.platform.database.Lease;
import io.playledger.platform.kafka.Broker;
import io.playledger.platform.kafka.KafkaClients;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the ledger in its reading order, one instance at a time. The checkpoint moves once the
 * brokers have the events, so after a crash some come again, in the same order. Two instances at
 * once do no harm either: whoever publishes an event knows that all before it are in the topic.
 */
@ApplicationScoped
class LedgerFeed {

  private static final Logger LOG = Logger.getLogger(LedgerFeed.class);

  /** Large ones may take megabytes each. */
  private static final int MOST_AT_A_TIME = 250;

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PAUSE_OF_OTHERS = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(3);

  private final FeedConfig config;
  private final Roles roles;
  private final Broker broker;
  private final KafkaClients clients;
  private final AgroalDataSource dataSource;
  private final LedgerReader ledger;
  private final FeedCheckpoint checkpoint;
  private final Lease lease = new Lease("queue.feed");
  private @Nullable FeedProducer producer;
  private @Nullable Thread thread;
  private volatile boolean ending;
  private volatile @Nullable String problem;

  LedgerFeed(
      FeedConfig config,
      Roles roles,
      Broker broker,
      KafkaClients clients,
      AgroalDataSource dataSource,
      LedgerReader ledger,
      FeedCheckpoint checkpoint) {
    this.config = config;
    this.roles = roles;
    this.broker = broker;
    this.clients = clients;
    this.dataSource = dataSource;
    this.ledger = ledger;
    this.checkpoint = checkpoint;
  }

  void start(@Observes StartupEvent start) {
    if (isHere()) {
      thread = Thread.ofPlatform().name("ledger-feed").start(this::run);
    }
  }

  /** Another instance goes on, or this one after its next start. */
  void end(@Observes ShutdownEvent end) throws InterruptedException {
    ending = true;
    Thread running = thread;
    if (running != null) {
      running.join(PATIENCE_AT_SHUTDOWN);
    }
  }

  /** Whether this instance takes its turn at publishing. */
  boolean isHere() {
    return config.enabled() && roles.has(Role.SINK);
  }

  /** Why it cannot publish; null while it can. */
  @Nullable String problem() {
    Thread running = thread;
    return running == null || running.isAlive() ? problem : "its thread has ended";
  }

  private void run() {
    try {
      while (!ending) {
        Thread.sleep(step());
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted", e);
    }
    giveUp();
  }

  private Duration step() throws InterruptedException {
    try {
      Duration pause = publish();
      noticeSuccess();
      return pause;
    } catch (SQLException | RuntimeException e) {
      // A new producer has no memory of what is on its way.
      closeProducer();
      noticeFailure(e);
      return PAUSE_AFTER_FAILURE;
    }
  }

  /** Publishes some; how long to wait before the next. */
  private Duration publish() throws SQLException, InterruptedException {
    if (!broker.isReady()) {
      return PAUSE_OF_OTHERS;
    }
    Stand stand;
    List<RecordedEvent> events;
    try (Connection connection = dataSource.getConnection()) {
      if (!lease.hold(connection)) {
        return PAUSE_OF_OTHERS;
      }
      stand = checkpoint.read(connection);
      events = ledger.readAfter(connection, stand.place(), MOST_AT_A_TIME);
    }
    if (events.isEmpty()) {
      return PAUSE;
    }
    Published published = producer().publish(events, this::isOver);
    if (published.count() > 0) {
      Place last = events.get(published.count() - 1).place();
      try (Connection connection = dataSource.getConnection()) {
        checkpoint.move(connection, lease.holder(), stand, last);
      }
    }
    if (published.refusal() != null) {
      throw published.refusal();
    }
    return events.size() == MOST_AT_A_TIME ? Duration.ZERO : PAUSE;
  }

  private boolean isOver() throws SQLException {
    if (!ending) {
      try (Connection connection = dataSource.getConnection()) {
        lease.hold(connection);
      }
    }
    return ending;
  }

  private FeedProducer producer() {
    FeedProducer known = producer;
    if (known == null) {
      known = new FeedProducer(clients, config.topic());
      producer = known;
    }
    return known;
  }

  private void closeProducer() {
    FeedProducer open = producer;
    if (open != null) {
      open.close();
      producer = null;
    }
  }

  private void giveUp() {
    closeProducer();
    try (Connection connection = dataSource.getConnection()) {
      lease.giveBack(connection);
    } catch (SQLException e) {
      LOG.debug("the lease runs out by itself", e);
    }
  }

  /** Once, not twice a second. */
  private void noticeFailure(Exception e) {
    if (problem == null) {
      LOG.warnf("the feed waits: %s", e.getMessage());
    }
    problem = String.valueOf(e.getMessage());
  }

  private void noticeSuccess() {
    if (problem != null) {
      LOG.info("the feed goes on");
    }
    problem = null;
  }
}
