package io.playledger.bench.projections;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.GameResults;
import io.playledger.bench.intake.GameResults.Players;
import io.playledger.bench.intake.Pace;
import io.playledger.bench.intake.Rounds;
import io.playledger.bench.intake.Sender;
import io.playledger.bench.intake.Sender.Way;
import io.playledger.bench.own.OwnService;
import io.playledger.bench.projections.ProjectionsFigures.Folding;
import io.playledger.bench.projections.ProjectionsFigures.Rebuild;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What intake takes while nothing is folded, and what each projection then folds of it alone; two
 * instances share a database for that, and only one of them is at work at a time.
 */
public final class ProjectionsBench implements AutoCloseable {

  /** What the projections are called, as {@code GET /projections} has them. */
  public static final List<String> PROJECTIONS = List.of("stats", "leaderboard");

  static final int BATCH = 500;
  static final String PRODUCT = "bench";

  private static final Way BATCHES = new Way("/v1/events", 4, BATCH);
  private static final Duration UNTIL_IT_HAS_NOTICED = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final double NANOS_PER_SECOND = 1e9;

  private final OwnService intake;
  private final OwnService projector;
  private final ProjectionsPlan plan;
  private final Consumer<String> progress;
  private final Sender sender;
  private final List<Runner> runners = new ArrayList<>();
  private Players players = Workload.mixed();

  /**
   * @param intake has the database, on an empty home, and does not fold
   * @param projector folds, and does nothing else
   */
  public ProjectionsBench(
      OwnService intake, OwnService projector, ProjectionsPlan plan, Consumer<String> progress)
      throws Exception {
    this.intake = intake;
    this.projector = projector;
    this.plan = plan;
    this.progress = progress;
    Instant begin = Instant.now().minus(Duration.ofHours(1));
    this.sender = new Sender(intake, PRODUCT, () -> new GameResults(begin, players));
    for (String projection : PROJECTIONS) {
      runners.add(new Runner(intake.database(), projection));
    }
  }

  /** What each folds of each workload. What came first is there already. */
  public List<Folding> measureFolding() throws Exception {
    for (Runner runner : runners) {
      runner.stop();
    }
    progress.accept("Writing %d results of both kinds".formatted(plan.results()));
    send(Workload.mixed(), plan.results());
    for (Runner runner : runners) {
      say("%s folds them: %.0f events/s", runner.projection(), fold(runner));
    }
    List<Folding> all = new ArrayList<>();
    for (Workload workload : Workload.values()) {
      for (Runner runner : runners) {
        all.add(new Folding(runner.projection(), workload, new Rounds()));
      }
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Workload workload : Workload.values()) {
        double taken = send(workload, plan.events());
        // First one of them, and in the next round the other.
        List<Runner> order = round % 2 == 1 ? runners : runners.reversed();
        for (Runner runner : order) {
          double folded = fold(runner);
          rounds(all, runner.projection(), workload).add(folded, taken);
          say(
              "round %d, %s, %s: %.0f events/s, intake %.0f, ratio %.2f",
              round, workload.description(), runner.projection(), folded, taken, folded / taken);
        }
      }
    }
    sender.requireStored();
    return all;
  }

  private static Rounds rounds(List<Folding> all, String projection, Workload workload) {
    return all.stream()
        .filter(one -> one.projection().equals(projection) && one.workload() == workload)
        .findAny()
        .orElseThrow()
        .rounds();
  }

  /** Events per second that intake takes, with nobody folding. */
  private double send(Players who, int atLeast) throws Exception {
    players = who;
    int batches = Math.ceilDiv(atLeast, BATCH);
    intake.database().checkpoint();
    // Not while a transaction of its own is open, which would hold up all readers.
    Thread.sleep(UNTIL_IT_HAS_NOTICED);
    projector.pause();
    try {
      long start = System.nanoTime();
      long stored =
          sender
              .send(BATCHES, Pace.closed(batches), Duration.ZERO, PATIENCE)
              .requireNoRefusal()
              .storedInAll();
      double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      if (stored != (long) batches * BATCH) {
        throw new CannotMeasureException(
            "of %d events only %d were stored".formatted((long) batches * BATCH, stored));
      }
      return stored / seconds;
    } finally {
      projector.resume();
    }
  }

  /** Events per second that it folds, until it has all. */
  private double fold(Runner runner) throws Exception {
    intake.database().checkpoint();
    long events = sender.next() - runner.folded();
    long start = System.nanoTime();
    runner.goOn();
    runner.await(sender.next());
    double rate = events * NANOS_PER_SECOND / (System.nanoTime() - start);
    runner.stop();
    return rate;
  }

  /** Each anew, from all that has come. */
  public List<Rebuild> measureRebuilds() throws Exception {
    List<Rebuild> all = new ArrayList<>();
    for (Runner runner : runners) {
      intake.database().checkpoint();
      RebuildWatch watch = new RebuildWatch(projector, plan.results());
      long before = runner.revision();
      intake.api().post("/projections/%s/rebuild".formatted(runner.projection()));
      runner.awaitRebuilt(before, watch);
      Rebuild rebuild = watch.end(runner.projection(), sender.next());
      all.add(rebuild);
      say(
          "%s anew: %.0f events/s, the last quarter took %.2f of the first",
          rebuild.projection(), rebuild.perSecond(), rebuild.growth());
      runner.stop();
      runner.awaitPurged();
    }
    return all;
  }

  /** Whoever is next folds again; how many events each has folded, all there are. */
  public long goOn() throws Exception {
    for (Runner runner : runners) {
      runner.goOn();
      runner.await(sender.next());
    }
    return sender.next();
  }

  private void say(String format, Object... figures) {
    progress.accept(format.formatted(figures));
  }

  @Override
  public void close() throws Exception {
    for (Runner runner : runners) {
      runner.close();
    }
  }
}
