package io.playledger.bench.kafka;

import io.playledger.bench.intake.HeapWatch;
import io.playledger.bench.intake.Rounds;
import io.playledger.bench.kafka.KafkaFigures.Backlog;
import io.playledger.bench.own.OwnService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Instances that do nothing but take events into the ledger. What they are to take is written while
 * none of them runs.
 */
public final class SinkBench implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final int LOOKS_AT_LIVE = 10;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Less than it takes until a consumer that stands still is put out of its group. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(9);

  /** For consumers to find out where the partitions stand that they were given. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final OwnService host;
  private final KafkaPlan plan;
  private final Consumer<String> progress;
  private final Topic topic;
  private final Group group;
  private final LedgerPositions positions;

  /**
   * @param host has the database and the broker, on an empty home, and is no sink
   */
  public SinkBench(OwnService host, KafkaPlan plan, Consumer<String> progress) throws Exception {
    this.host = host;
    this.plan = plan;
    this.progress = progress;
    String broker = host.broker().address();
    this.topic = new Topic(broker, Instant.now().minus(Duration.ofHours(1)));
    this.group = new Group(broker);
    this.positions = new LedgerPositions(host.database());
  }

  /** Writes events while there is no sink. */
  public void writeBacklog() {
    long start = System.nanoTime();
    topic.write(plan.lag());
    say(
        "%d events wait; they were written at %.0f per second",
        plan.lag(), plan.lag() * NANOS_PER_SECOND / (System.nanoTime() - start));
  }

  /**
   * Looks at the heap of a sink that has just started until it has taken what waits.
   *
   * @param startedAt when its start began, by the clock of nanoseconds
   */
  public Backlog watch(OwnService sink, long startedAt) throws Exception {
    HeapWatch heap = new HeapWatch(sink);
    long step = Math.max(1, plan.lag() / LOOKS_AT_LIVE);
    positions.await(
        Topic.NAME,
        topic.written(),
        taken -> {
          heap.lookAtUse();
          if (taken / step > heap.live().size()) {
            heap.lookAtLive();
          }
          Thread.sleep(BETWEEN_LOOKS);
        });
    double seconds = (System.nanoTime() - startedAt) / NANOS_PER_SECOND;
    heap.lookAtUse();
    heap.lookAtLive();
    positions.requireEvents(topic.written());
    say("%d events were taken within %.1f s of the start", plan.lag(), seconds);
    return new Backlog(
        plan.lag(),
        seconds,
        heap.live().stream().mapToLong(Long::longValue).max().orElseThrow(),
        heap.most());
  }

  /**
   * Two against one, in turns: first one and then two, and the next time the other way round. Both
   * stay warm all the time; one that has no part stands still, until its group goes on without it.
   */
  public Rounds measureTwo(OwnService one, OwnService other) throws Exception {
    group.await(2, Topic.NAME);
    topic.write(plan.warmUp());
    positions.await(Topic.NAME, topic.written());
    Rounds rounds = new Rounds();
    for (int round = 1; round <= plan.rounds(); round++) {
      double first = round % 2 == 1 ? drain(List.of(one), other) : drain(List.of(one, other));
      double second = round % 2 == 1 ? drain(List.of(one, other)) : drain(List.of(one), other);
      double byOne = round % 2 == 1 ? first : second;
      double byTwo = round % 2 == 1 ? second : first;
      rounds.add(byTwo, byOne);
      say(
          "round %d, two sinks: %.0f events/s, one %.0f, ratio %.2f",
          round, byTwo, byOne, byTwo / byOne);
    }
    return rounds;
  }

  private double drain(List<OwnService> sinks, OwnService... others) throws Exception {
    for (OwnService sink : sinks) {
      sink.resume();
    }
    for (OwnService sink : others) {
      sink.pause();
    }
    group.await(sinks.size(), Topic.NAME);
    Thread.sleep(SETTLING);
    long pausedAt = System.nanoTime();
    for (OwnService sink : sinks) {
      sink.pause();
    }
    host.database().checkpoint();
    topic.write(plan.events());
    if (System.nanoTime() - pausedAt > LONGEST_PAUSE.toNanos()) {
      say("to write took so long that the sinks have to join their group again");
    }
    long start = System.nanoTime();
    for (OwnService sink : sinks) {
      sink.resume();
    }
    positions.await(Topic.NAME, topic.written());
    double rate = plan.events() * NANOS_PER_SECOND / (System.nanoTime() - start);
    positions.requireEvents(topic.written());
    return rate;
  }

  private void say(String format, Object... figures) {
    progress.accept(format.formatted(figures));
  }

  @Override
  public void close() throws Exception {
    topic.close();
    group.close();
    positions.close();
  }
}
