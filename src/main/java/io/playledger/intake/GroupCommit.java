package io.playledger.intake;

import io.playledger.intake.GroupTransaction.Alongside;
import io.playledger.intake.Outcome.Decided;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.kafka.EventsConfig;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets concurrent requests share transactions. Whoever comes while a transaction is under way joins
 * the next one; each is answered when the transaction that has its events is committed. What waits
 * is bounded; beyond that requests are refused.
 */
@ApplicationScoped
@Typed(GroupCommit.class)
public class GroupCommit implements Destination {

  private static final Logger LOG = Logger.getLogger(GroupCommit.class);
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(8);
  private static final int RETRY_AFTER_SECONDS = 1;

  private final IntakeConfig.Commit config;
  private final GroupTransaction transaction;
  private final IntakeMetrics metrics;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queuedEvents = new AtomicLong();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean ending;

  @Inject
  GroupCommit(IntakeConfig config, GroupTransaction transaction, IntakeMetrics metrics) {
    this(config.commit(), transaction, metrics);
  }

  GroupCommit(IntakeConfig.Commit config, GroupTransaction transaction, IntakeMetrics metrics) {
    this.config = config;
    this.transaction = transaction;
    this.metrics = metrics;
  }

  /** Where nobody may send events, or they go elsewhere, there is nothing to write or measure. */
  void start(@Observes StartupEvent start, Roles roles, EventsConfig events) {
    if (roles.has(Role.INTAKE) && !events.isKafka()) {
      start();
    }
  }

  void start() {
    metrics.watch(queuedEvents);
    for (int number = 1; number <= config.writers(); number++) {
      writers.add(Thread.ofPlatform().name("intake-writer-" + number).start(this::write));
    }
  }

  /** Nothing new is taken, and what waits is written. */
  void end(@Observes ShutdownEvent end) throws InterruptedException {
    ending = true;
    writers.forEach(writer -> queue.add(Waiting.END));
    for (Thread writer : writers) {
      writer.join(PATIENCE_AT_SHUTDOWN);
    }
    // Who was let in a moment before may have queued up behind the writers' end.
    for (Waiting late = queue.poll(); late != null; late = queue.poll()) {
      late.outcomes()
          .completeExceptionally(Refusal.unavailable("the service ends", RETRY_AFTER_SECONDS));
    }
  }

  /** Of events that are more than fit one transaction each part is committed by itself. */
  @Override
  public CompletionStage<List<Outcome>> submit(List<Received> events) {
    reserve(events.size());
    List<CompletableFuture<List<Outcome>>> parts = new ArrayList<>();
    Executor loop = Answers.here();
    for (int from = 0; from < events.size(); from += config.maxEvents()) {
      int to = Math.min(from + config.maxEvents(), events.size());
      Waiting part = new Waiting(events.subList(from, to), new CompletableFuture<>(), loop);
      parts.add(part.outcomes());
      queue.add(part);
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(done -> parts.stream().flatMap(part -> part.join().stream()).toList());
  }

  @Override
  public long inFlight() {
    return queuedEvents.get();
  }

  @Override
  public boolean isTaking() {
    return inFlight() < config.maxQueuedEvents()
        && !writers.isEmpty()
        && writers.stream().allMatch(Thread::isAlive);
  }

  /** Adds first and looks afterwards, so that those who come together do not all slip in. */
  private void reserve(int events) {
    long all = queuedEvents.addAndGet(events);
    // One request alone may be larger than what may wait, or it could never be taken.
    if (ending || (all > config.maxQueuedEvents() && all > events)) {
      queuedEvents.addAndGet(-events);
      throw Refusal.unavailable("too many events are waiting to be written", RETRY_AFTER_SECONDS);
    }
  }

  private void write() {
    Waiting left = null;
    while (true) {
      List<Waiting> group = new ArrayList<>();
      try {
        left = gather(left == null ? queue.take() : left, group);
      } catch (InterruptedException e) {
        return;
      }
      if (!group.isEmpty()) {
        commit(group);
      }
      if (left == Waiting.END) {
        return;
      }
    }
  }

  /**
   * Fills a group until it is full, or nobody comes any more.
   *
   * @return the one that did not fit; null if there is none
   */
  private @Nullable Waiting gather(Waiting first, List<Waiting> group) throws InterruptedException {
    int size = 0;
    long deadline = System.nanoTime() + config.maxDelay().toNanos();
    @Nullable Waiting next = first;
    while (next != null) {
      if (next == Waiting.END || (size > 0 && size + next.events().size() > config.maxEvents())) {
        return next;
      }
      group.add(next);
      size += next.events().size();
      next = queue.poll();
      if (next == null && size < config.maxEvents()) {
        long patience = deadline - System.nanoTime();
        next = patience > 0 ? queue.poll(patience, TimeUnit.NANOSECONDS) : null;
      }
    }
    return null;
  }

  private void commit(List<Waiting> group) {
    List<Received> events = new ArrayList<>();
    group.forEach(waiting -> events.addAll(waiting.events()));
    Answers answers = new Answers();
    try {
      long begun = System.nanoTime();
      List<Decided> outcomes = transaction.commit(events, Alongside.NOTHING);
      metrics.committed(outcomes, Duration.ofNanos(System.nanoTime() - begun));
      answer(group, outcomes, answers);
    } catch (Exception | Error e) {
      // Errors too: they must end no writer, and leave nobody waiting.
      LOG.warnf("%d events were not written: %s", events.size(), e);
      group.forEach(
          waiting ->
              answers.add(waiting.loop(), () -> waiting.outcomes().completeExceptionally(e)));
    }
    queuedEvents.addAndGet(-events.size());
    answers.give();
  }

  private static void answer(List<Waiting> group, List<Decided> outcomes, Answers answers) {
    int from = 0;
    for (Waiting waiting : group) {
      int to = from + waiting.events().size();
      List<Outcome> own = Collections.unmodifiableList(outcomes.subList(from, to));
      answers.add(waiting.loop(), () -> waiting.outcomes().complete(own));
      from = to;
    }
  }

  /**
   * Events of one request, and who waits for them.
   *
   * @param loop where the answer is awaited
   */
  private record Waiting(
      List<Received> events, CompletableFuture<List<Outcome>> outcomes, Executor loop) {

    /** Tells a writer to stop. */
    static final Waiting END = new Waiting(List.of(), new CompletableFuture<>(), Runnable::run);
  }
}
