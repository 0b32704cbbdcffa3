package io.playledger.bench.intake;

import io.playledger.bench.intake.IntakeFigures.Batches;
import io.playledger.bench.intake.IntakeFigures.Latency;
import io.playledger.bench.intake.Sender.Way;
import io.playledger.bench.own.OwnService;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has the sides take turns, so that what else the machine does hits all. */
public final class IntakeBench {
  private static final String EVENTS = "/v1/events";
  private static final int BATCH = 500;
  private static final int CROWD = 256;
  private static final Way SINGLES = new Way(EVENTS, CROWD, 1);
  private static final Way SINGLES_ONLY_READ = new Way("/debug/events/parse", CROWD, 1);
  private static final int LOOKS_AT_HEAP = 20;

  /** Loads that come in get their connections; see also {@link IntakePlan#warmUp}. */
  private static final Duration BEFORE_A_ROUND = Duration.ofSeconds(1);

  private final OwnService service;
  private final IntakePlan plan;
  private final Consumer<String> progress;
  private final Ceiling ceiling;
  private final Sender sender;

  /** As many batches at a time as the plan has at most. */
  private final Way mostBatches;

  /**
   * @param service on an empty home, with the debug aids
   */
  public IntakeBench(OwnService service, IntakePlan plan, Consumer<String> progress)
      throws IOException, InterruptedException {
    this.service = service;
    this.plan = plan;
    this.progress = progress;
    // The times of the events run ahead of the real one where the service is fast.
    Instant begin = Instant.now().minus(Duration.ofHours(1));
    this.ceiling = new Ceiling(service.database(), begin);
    this.sender = new Sender(service, begin);
    this.mostBatches =
        batches(plan.connections().stream().mapToInt(Integer::intValue).max().orElseThrow());
  }

  /** Everything, on the same two sides. */
  public IntakeFigures measure() throws Exception {
    ceiling.prepare();
    warmUp();
    List<Batches> batches = measureBatches();
    Rounds singles = measureSingles();
    Latency latency = measureLatency(singles.measured() / 2);
    Rounds duplicates = measureDuplicates();
    @Nullable Soak soak = plan.soak().isZero() ? null : measureSoak();
    sender.requireStored();
    return new IntakeFigures(batches, singles, latency, duplicates, soak);
  }

  private void warmUp() throws Exception {
    progress.accept("Warming up, %d s each kind of load".formatted(plan.warmUp().toSeconds()));
    for (Way way : List.of(mostBatches, SINGLES, SINGLES_ONLY_READ)) {
      sender.send(way, Pace.CLOSED, plan.warmUp(), Duration.ZERO).requireNoRefusal();
    }
    ceiling.eventsPerSecond(1, plan.warmUp(), Duration.ofSeconds(1));
  }

  private List<Batches> measureBatches() throws Exception {
    List<Batches> all = new ArrayList<>();
    for (int connections : plan.connections()) {
      all.add(new Batches(connections, new Rounds()));
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      say("round %d, ceiling:", round);
      double most = ceiling.most(BEFORE_A_ROUND, plan.round(), progress);
      for (Batches some : all) {
        double rate = closed(batches(some.connections())).storedPerSecond();
        some.rounds().add(rate, most);
        say(
            "round %d, batches over %d connections: %.0f events/s, ratio %.2f",
            round, some.connections(), rate, rate / most);
      }
      sender.requireStored();
    }
    return all;
  }

  private Rounds measureSingles() throws Exception {
    Rounds rounds = new Rounds();
    for (int round = 1; round <= plan.rounds(); round++) {
      double read = closed(SINGLES_ONLY_READ).requestsPerSecond();
      double taken = closed(SINGLES).requestsPerSecond();
      rounds.add(taken, read);
      say(
          "round %d, single events: %.0f requests/s, only read %.0f, ratio %.2f",
          round, taken, read, taken / read);
    }
    return rounds;
  }

  private Latency measureLatency(double perSecond) throws Exception {
    checkpoint();
    Duration time = plan.round().multipliedBy(plan.rounds());
    Answers answers =
        sender.send(SINGLES, Pace.perSecond(perSecond), BEFORE_A_ROUND, time).requireNoRefusal();
    Latency latency = new Latency(perSecond, answers.millis(50), answers.millis(99));
    say(
        "single events at %.0f per second: p50 %.1f ms, p99 %.1f ms",
        perSecond, latency.p50Millis(), latency.p99Millis());
    return latency;
  }

  private Rounds measureDuplicates() throws Exception {
    Rounds rounds = new Rounds();
    for (int round = 1; round <= plan.rounds(); round++) {
      long from = sender.next();
      double fresh = closed(mostBatches).storedPerSecond();
      long to = sender.next();
      checkpoint();
      double known =
          sender
              .sendAgain(mostBatches, from, to, BEFORE_A_ROUND, plan.round())
              .requireNoRefusal()
              .duplicatesPerSecond();
      rounds.add(known, fresh);
      say(
          "round %d, duplicates: %.0f events/s, new %.0f, ratio %.2f",
          round, known, fresh, known / fresh);
    }
    return rounds;
  }

  private Soak measureSoak() throws Exception {
    say("batches for %d s", plan.soak().toSeconds());
    HeapWatch heap = new HeapWatch(service);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Answers> load =
          thread.submit(() -> sender.send(mostBatches, Pace.CLOSED, BEFORE_A_ROUND, plan.soak()));
      heap.watch(plan.soak(), LOOKS_AT_HEAP);
      Answers answers = load.get();
      return new Soak(
          plan.soak().toSeconds(),
          answers.storedPerSecond(),
          heap.live(),
          heap.most(),
          answers.refused(),
          answers.firstRefusal());
    }
  }

  private Answers closed(Way way) throws Exception {
    checkpoint();
    return sender.send(way, Pace.CLOSED, BEFORE_A_ROUND, plan.round()).requireNoRefusal();
  }

  private static Way batches(int connections) {
    return new Way(EVENTS, connections, BATCH);
  }

  /** So that no side pays for what the one before has written. */
  private void checkpoint() throws SQLException {
    service.database().checkpoint();
  }

  private void say(String format, Object... figures) {
    progress.accept(format.formatted(figures));
  }
}
