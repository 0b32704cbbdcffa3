package io.playledger.intake.kafka;

import io.playledger.intake.Answers;
import io.playledger.intake.Destination;
import io.playledger.intake.GroupTransaction;
import io.playledger.intake.GroupTransaction.Alongside;
import io.playledger.intake.IntakeConfig;
import io.playledger.intake.IntakeMetrics;
import io.playledger.intake.Outcome;
import io.playledger.intake.Outcome.Queued;
import io.playledger.intake.Outcome.QueuedForQuarantine;
import io.playledger.intake.Received;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.kafka.Broker;
import io.playledger.platform.kafka.EventsConfig;
import io.playledger.platform.kafka.KafkaConfig;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Typed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes received events, and answers for them once all replicas have them. The database has no
 * part in it: while it is away events are taken as before.
 */
@ApplicationScoped
@Typed(IntakeTopic.class)
class IntakeTopic implements Destination {

  private static final Logger LOG = Logger.getLogger(IntakeTopic.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  /** In bytes; with its headers such an event is just below what brokers take by default. */
  private static final int LARGEST = 960 * 1024;

  private final EventsConfig events;
  private final KafkaConfig config;
  private final IntakeProducer producer;
  private final Broker broker;
  private final Lag lag;
  private final GroupTransaction ledger;
  private final IntakeMetrics metrics;
  private final int mostInTransaction;
  private final int mostInFlight;
  private final AtomicLong inFlight = new AtomicLong();

  IntakeTopic(
      EventsConfig events,
      KafkaConfig config,
      IntakeProducer producer,
      Broker broker,
      Lag lag,
      GroupTransaction ledger,
      IntakeConfig intake,
      IntakeMetrics metrics) {
    this.events = events;
    this.config = config;
    this.producer = producer;
    this.broker = broker;
    this.lag = lag;
    this.ledger = ledger;
    this.metrics = metrics;
    this.mostInTransaction = intake.commit().maxEvents();
    this.mostInFlight = intake.commit().maxQueuedEvents();
  }

  void start(@Observes StartupEvent start, Roles roles) {
    if (events.isKafka() && roles.has(Role.INTAKE)) {
      metrics.watch(inFlight);
      producer.open();
    }
  }

  void end(@Observes ShutdownEvent end) {
    producer.close();
  }

  @Override
  public CompletionStage<List<Outcome>> submit(List<Received> received) {
    byte[] header = ReceiptHeader.of(received.get(0).body().receipt());
    if (isTooLarge(received, header)) {
      return writeTooLarge(received);
    }
    Producer<byte[], byte[]> open = producer.ifOpen();
    if (open == null || !broker.isUp()) {
      throw Refusal.unavailable("Kafka is away", RETRY_AFTER_SECONDS);
    }
    reserve(received.size());
    Publication publication = new Publication(received);
    for (Received event : received) {
      try {
        open.send(
            ReceivedRecord.of(config.intakeTopic(), event, header),
            (place, failure) -> publication.acknowledge(failure));
      } catch (KafkaException | IllegalStateException e) {
        // It was not taken; those before it have been, and are answered for all the same.
        publication.acknowledge(e);
      }
    }
    return publication.outcomes;
  }

  private static boolean isTooLarge(List<Received> received, byte[] header) {
    return received.stream()
        .anyMatch(event -> event.body().bytes().length + header.length > LARGEST);
  }

  /** Bodies that are kept in quarantine only, and what comes with a very large context. */
  private CompletionStage<List<Outcome>> writeTooLarge(List<Received> received) {
    reserve(received.size());
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            List<Outcome> outcomes = new ArrayList<>(received.size());
            for (int from = 0; from < received.size(); from += mostInTransaction) {
              int to = Math.min(from + mostInTransaction, received.size());
              outcomes.addAll(ledger.commit(received.subList(from, to), Alongside.NOTHING));
            }
            return outcomes;
          } catch (SQLException e) {
            throw new StorageException("keeping a large body", e);
          } finally {
            inFlight.addAndGet(-received.size());
          }
        },
        Infrastructure.getDefaultExecutor());
  }

  @Override
  public long inFlight() {
    return inFlight.get();
  }

  @Override
  public long underWay() {
    return inFlight() + lag.received();
  }

  @Override
  public boolean isTaking() {
    return producer.ifOpen() != null && broker.isUp() && inFlight() < mostInFlight;
  }

  /** Adds first and looks afterwards, so that those who come together do not all slip in. */
  private void reserve(int count) {
    long all = inFlight.addAndGet(count);
    if (all > mostInFlight && all > count) {
      inFlight.addAndGet(-count);
      throw Refusal.unavailable("too many events are waiting to be published", RETRY_AFTER_SECONDS);
    }
  }

  private static Outcome outcome(Received event) {
    return switch (event) {
      case Good good -> new Queued(good.event().id());
      case Bad bad -> new QueuedForQuarantine(bad.quarantineId(), bad.fault());
    };
  }

  /** The events of one request on their way, and who waits for them. */
  private final class Publication {

    private final CompletableFuture<List<Outcome>> outcomes = new CompletableFuture<>();
    private final Executor loop = Answers.here();
    private final List<Received> received;
    private final AtomicInteger missing;
    private volatile @Nullable Exception failure;

    Publication(List<Received> received) {
      this.received = received;
      this.missing = new AtomicInteger(received.size());
    }

    void acknowledge(@Nullable Exception failed) {
      if (failed != null) {
        failure = failed;
      }
      if (missing.decrementAndGet() == 0) {
        inFlight.addAndGet(-received.size());
        answer();
      }
    }

    private void answer() {
      try {
        loop.execute(this::complete);
      } catch (RejectedExecutionException e) {
        // The service is ending; whoever still listens is told from here.
        complete();
      }
    }

    private void complete() {
      Exception failed = failure;
      if (failed == null) {
        List<Outcome> queued = received.stream().map(IntakeTopic::outcome).toList();
        metrics.count(queued);
        outcomes.complete(queued);
      } else {
        LOG.warnf("%d events were not published: %s", received.size(), failed.getMessage());
        outcomes.completeExceptionally(
            Refusal.unavailable("Kafka does not take events", RETRY_AFTER_SECONDS));
      }
    }
  }
}
