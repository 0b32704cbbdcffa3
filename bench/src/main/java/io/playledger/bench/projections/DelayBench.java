package io.playledger.bench.projections;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.Answers;
import io.playledger.bench.intake.GameResults;
import io.playledger.bench.intake.Pace;
import io.playledger.bench.intake.Sender;
import io.playledger.bench.intake.Sender.Way;
import io.playledger.bench.own.OwnDatabase;
import io.playledger.bench.own.OwnService;
import io.playledger.bench.projections.ProjectionsFigures.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** From an event on its way to one instance that does everything, until its rows can be seen. */
public final class DelayBench {
  private static final String PRODUCT = "bench_delay";
  private static final int PER_SECOND = 1_000;
  private static final int CONNECTIONS = 64;

  /** Every so many events one is looked for. */
  private static final int ONE_IN = 20;

  private static final Way SINGLES = new Way("/v1/events", CONNECTIONS, 1);

  /** As fast as they are answered: a service that has just started could not keep up. */
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  private static final Map<String, String> TABLES =
      Map.of("stats", "stats.player_row", "leaderboard", "leaderboard.score_row");

  private final OwnDatabase database;
  private final Sender sender;
  private final long foldedBefore;
  private final long events;
  private final Consumer<String> progress;

  /**
   * @param service has every role
   * @param database that it uses
   * @param foldedBefore events that each projection has folded
   */
  public DelayBench(
      OwnService service,
      OwnDatabase database,
      long foldedBefore,
      ProjectionsPlan plan,
      Consumer<String> progress)
      throws Exception {
    this.database = database;
    this.foldedBefore = foldedBefore;
    this.events = plan.atFixedRate().toSeconds() * PER_SECOND;
    this.progress = progress;
    Instant begin = Instant.now().minus(Duration.ofHours(1));
    // Other players than those of the workloads, who have rows already.
    this.sender = new Sender(service, PRODUCT, () -> new GameResults(begin, new FreshPlayers()));
  }

  /** Nobody plays twice, and nobody has played before. */
  private static final class FreshPlayers implements GameResults.Players {

    @Override
    public long winner(long event) {
      return RowWatch.winner(event);
    }

    @Override
    public long loser(long event) {
      return RowWatch.winner(event) + 1;
    }
  }

  /** Both projections at once, as an instance has them. */
  public List<Delay> measure() throws Exception {
    warmUp();
    database.checkpoint();
    List<RowWatch> watches = new ArrayList<>();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      for (String projection : ProjectionsBench.PROJECTIONS) {
        watches.add(new RowWatch(database, projection, TABLES.getOrDefault(projection, "")));
      }
      Pace pace = Pace.perSecond(PER_SECOND, events);
      long first = sender.next();
      long start = System.nanoTime();
      Future<Answers> load =
          thread.submit(
              () ->
                  sender.send(
                      new Way("/v1/events", CONNECTIONS, 1), pace, Duration.ZERO, PATIENCE));
      watch(watches, first, start, load);
      Map<Long, Long> due = due(first, load.get().requireNoRefusal().begunAt(), pace);
      List<Delay> delays = new ArrayList<>();
      for (RowWatch watch : watches) {
        Delay delay = watch.delay(due, PER_SECOND);
        progress.accept(
            "%s at %d per second: p50 %.0f ms, p99 %.0f ms"
                .formatted(delay.projection(), PER_SECOND, delay.p50Millis(), delay.p99Millis()));
        delays.add(delay);
      }
      return delays;
    } finally {
      for (RowWatch watch : watches) {
        watch.close();
      }
    }
  }

  /** Until all of it is folded, and all that was written before. */
  private void warmUp() throws Exception {
    sender.send(SINGLES, Pace.CLOSED, WARM_UP, Duration.ZERO).requireNoRefusal();
    for (String projection : ProjectionsBench.PROJECTIONS) {
      try (Runner runner = new Runner(database, projection)) {
        runner.await(foldedBefore + sender.next());
      }
    }
  }

  private void watch(List<RowWatch> watches, long first, long start, Future<Answers> load)
      throws Exception {
    long all = events / ONE_IN;
    long end = start + TimeUnit.SECONDS.toNanos(events / PER_SECOND) + LONGEST_DELAY.toNanos();
    while (watches.stream().anyMatch(watch -> watch.numSeen() < all)) {
      if (load.isDone()) {
        // Fails here if the load has.
        load.get();
      }
      if (System.nanoTime() > end) {
        throw new CannotMeasureException("rows of events do not come");
      }
      long sent =
          Math.min(
              events, (System.nanoTime() - start) * PER_SECOND / TimeUnit.SECONDS.toNanos(1) + 1);
      for (RowWatch watch : watches) {
        watch.look(first, sent, ONE_IN);
      }
      RowWatch.pause();
    }
  }

  /** When the events that were looked for were due. */
  private Map<Long, Long> due(long first, long begunAt, Pace pace) {
    Map<Long, Long> due = new HashMap<>();
    for (long index = 0; index < events; index += ONE_IN) {
      due.put(first + index, begunAt + pace.dueAfter(index));
    }
    return due;
  }
}
