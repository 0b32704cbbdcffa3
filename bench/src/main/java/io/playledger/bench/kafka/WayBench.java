package io.playledger.bench.kafka;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.Answers;
import io.playledger.bench.intake.Ceiling;
import io.playledger.bench.intake.HeapWatch;
import io.playledger.bench.intake.Pace;
import io.playledger.bench.intake.Rounds;
import io.playledger.bench.intake.Sender;
import io.playledger.bench.intake.Sender.Way;
import io.playledger.bench.kafka.KafkaFigures.Delay;
import io.playledger.bench.kafka.KafkaFigures.Ways;
import io.playledger.bench.own.OwnBroker;
import io.playledger.bench.own.OwnService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * From whoever sends events to the ledger, through one instance that does everything: how many, and
 * how long one takes.
 */
public final class WayBench implements AutoCloseable {
  private static final String INTAKE_TOPIC = "playledger.intake";
  private static final String EVENTS = "/v1/events";
  private static final int BATCH = 500;
  private static final Way BATCHES = new Way(EVENTS, 4, BATCH);
  private static final Way SINGLES = new Way(EVENTS, 256, 1);
  private static final String FLUSH = "log.flush.interval.messages";
  private static final String LAG = "playledger_queue_lag{";
  private static final int PER_SECOND = 1_000;

  private static final Duration BEFORE_A_ROUND = Duration.ofSeconds(1);

  /** For so many events; long after it there is something wrong. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final Duration PATIENCE_WITH_LAG = Duration.ofSeconds(10);
  private static final double NANOS_PER_SECOND = 1e9;

  private final OwnService service;
  private final KafkaPlan plan;
  private final Consumer<String> progress;
  private final Ceiling ceiling;
  private final Topic topic;
  private final Sender sender;
  private final LedgerPositions positions;
  private long queued;

  /**
   * @param service on an empty home, with a broker of its own and every role
   */
  public WayBench(OwnService service, KafkaPlan plan, Consumer<String> progress) throws Exception {
    this.service = service;
    this.plan = plan;
    this.progress = progress;
    // The times of the events run ahead of the real one where the service is fast.
    Instant begin = Instant.now().minus(Duration.ofHours(1));
    this.ceiling = new Ceiling(service.database(), begin);
    this.topic = new Topic(service.broker().address(), begin);
    this.sender = new Sender(service, begin);
    this.positions = new LedgerPositions(service.database());
  }

  /** How the events go, for whoever reads the figures. */
  public static String describe(OwnBroker broker) {
    return "embedded Kafka broker with %s=%s; events written to %s %s"
        .formatted(FLUSH, broker.setting(FLUSH), Topic.NAME, Topic.MANNER);
  }

  /** Both ways against the ceiling, in turns; then how long one event takes. */
  public Ways measure() throws Exception {
    ceiling.prepare();
    warmUp();
    Rounds byTopic = new Rounds();
    Rounds byHttp = new Rounds();
    for (int round = 1; round <= plan.rounds(); round++) {
      say("round %d", round);
      double most = ceiling.most(BEFORE_A_ROUND, plan.round(), progress);
      byTopic.add(writeToTopic(plan.events()), most);
      byHttp.add(sendBatches(plan.events()), most);
      requireAll();
    }
    List<Delay> delays = List.of(measureWritten(), measureSent());
    requireAll();
    return new Ways(byTopic, byHttp, delays);
  }

  private void warmUp() throws Exception {
    say("Warming up, %d events each way", plan.warmUp());
    writeToTopic(plan.warmUp());
    sendBatches(plan.warmUp());
    ceiling.most(BEFORE_A_ROUND, plan.round(), line -> {});
  }

  /** From the first that is sent until the last is in the ledger, in events per second. */
  private double writeToTopic(int events) throws Exception {
    service.database().checkpoint();
    long start = System.nanoTime();
    topic.write(events);
    positions.await(Topic.NAME, topic.written());
    return rate("written to the topic", events, start);
  }

  /** Likewise, in whole batches. */
  private double sendBatches(int atLeast) throws Exception {
    service.database().checkpoint();
    int batches = Math.ceilDiv(atLeast, BATCH);
    long start = System.nanoTime();
    long events = (long) batches * BATCH;
    account(sender.send(BATCHES, Pace.closed(batches), Duration.ZERO, PATIENCE), events);
    positions.await(INTAKE_TOPIC, queued);
    return rate("sent over HTTP", events, start);
  }

  private double rate(String way, long events, long start) {
    double rate = events * NANOS_PER_SECOND / (System.nanoTime() - start);
    say("%s: %.0f events/s", way, rate);
    return rate;
  }

  private Delay measureWritten() throws Exception {
    service.database().checkpoint();
    long first = topic.written();
    try (Arrivals arrivals = new Arrivals(service.database(), Topic.NAME)) {
      long begunAt = topic.write(Pace.perSecond(PER_SECOND, atFixedRate()));
      positions.await(Topic.NAME, topic.written());
      return delay(arrivals, Topic.NAME, first, begunAt, "written to the topic");
    }
  }

  private Delay measureSent() throws Exception {
    service.database().checkpoint();
    long first = sender.next();
    try (Arrivals arrivals = new Arrivals(service.database(), INTAKE_TOPIC)) {
      Answers answers =
          sender.send(SINGLES, Pace.perSecond(PER_SECOND, atFixedRate()), Duration.ZERO, PATIENCE);
      account(answers, atFixedRate());
      positions.await(INTAKE_TOPIC, queued);
      return delay(arrivals, INTAKE_TOPIC, first, answers.begunAt(), "sent over HTTP");
    }
  }

  private Delay delay(Arrivals arrivals, String name, long first, long begunAt, String way)
      throws Exception {
    List<Arrivals.Look> looks = arrivals.end();
    List<ConsumerRecord<byte[], byte[]>> records =
        ReadBack.read(service.broker().address(), name, arrivals.first(), looks.getLast().stands());
    Delay delay =
        new Delays(records, looks, first, begunAt, PER_SECOND, ofOneRound()).of(way, PER_SECOND);
    say(
        "%s, %d per second: p50 %.0f ms, p99 %.0f ms",
        way, PER_SECOND, delay.p50Millis(), delay.p99Millis());
    return delay;
  }

  /** As many as are due in the time of all rounds, and before that in the time of one more. */
  private long atFixedRate() {
    return (plan.rounds() + 1) * ofOneRound();
  }

  /** Enough for code that nobody has run before; they do not count. */
  private long ofOneRound() {
    return PER_SECOND * plan.round().toSeconds();
  }

  private void account(Answers answers, long sent) {
    long now = answers.requireNoRefusal().queuedInAll();
    if (now != sent) {
      throw new CannotMeasureException("of %d events only %d were queued".formatted(sent, now));
    }
    queued += now;
  }

  /** The ledger has all of them, and the service says so. */
  private void requireAll() throws Exception {
    positions.requireEvents(topic.written() + queued);
    long deadline = System.nanoTime() + PATIENCE_WITH_LAG.toNanos();
    while (lag() != 0) {
      if (System.nanoTime() > deadline) {
        throw new CannotMeasureException("the ledger has every event, and the lag is not 0");
      }
      Thread.sleep(100);
    }
  }

  /** As the service tells it, of all topics. */
  private double lag() throws Exception {
    String metrics = service.api().get("/q/metrics");
    if (!metrics.contains(LAG)) {
      throw new CannotMeasureException("the service does not tell its lag");
    }
    return HeapWatch.sum(metrics, LAG);
  }

  private void say(String format, Object... figures) {
    progress.accept(format.formatted(figures));
  }

  @Override
  public void close() throws Exception {
    topic.close();
    positions.close();
  }
}
