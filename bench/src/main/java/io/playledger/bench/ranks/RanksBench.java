package io.playledger.bench.ranks;

import io.playledger.bench.intake.Rounds;
import io.playledger.bench.own.OwnService;
import io.playledger.bench.projections.Runner;
import io.playledger.bench.ranks.RanksFigures.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads a large and a small board in turns, so that what else the machine does hits both. */
public final class RanksBench implements AutoCloseable {
  private static final Duration BEFORE_A_ROUND = Duration.ofSeconds(1);

  private final OwnService service;
  private final RanksPlan plan;
  private final Consumer<String> progress;
  private final BoardUnderLoad small;
  private final BoardUnderLoad large;
  private final Runner runner;
  private final Runner other;

  /**
   * @param service on an empty home, with every role
   */
  public RanksBench(OwnService service, RanksPlan plan, Consumer<String> progress)
      throws Exception {
    this.service = service;
    this.plan = plan;
    this.progress = progress;
    this.small = new BoardUnderLoad(service, "small", plan.small());
    this.large = new BoardUnderLoad(service, "large", plan.large());
    this.runner = new Runner(service.database(), "leaderboard");
    this.other = new Runner(service.database(), "stats");
  }

  /** Both boards in every way. */
  public RanksFigures measure() throws Exception {
    fill();
    List<Times> all = new ArrayList<>();
    for (Reading reading : Reading.values()) {
      all.add(new Times(reading, new Rounds(), new Rounds()));
    }
    progress.accept("Warming up");
    read(small);
    read(large);
    for (int round = 1; round <= plan.rounds(); round++) {
      // First one of them, and in the next round the other.
      BoardReader ofSmall = round % 2 == 1 ? read(small) : null;
      BoardReader ofLarge = read(large);
      if (ofSmall == null) {
        ofSmall = read(small);
      }
      for (Times times : all) {
        add(times, round, ofLarge, ofSmall);
      }
    }
    return new RanksFigures(plan.small(), plan.large(), BoardUnderLoad.PER_SECOND, all);
  }

  private void add(Times times, int round, BoardReader ofLarge, BoardReader ofSmall) {
    Reading reading = times.reading();
    times.p50().add(ofLarge.millis(reading, 50), ofSmall.millis(reading, 50));
    double p99OfLarge = ofLarge.millis(reading, 99);
    double p99OfSmall = ofSmall.millis(reading, 99);
    times.p99().add(p99OfLarge, p99OfSmall);
    progress.accept(
        "round %d, %s: p99 %.1f ms on the large board, %.1f on the small one"
            .formatted(round, reading.description(), p99OfLarge, p99OfSmall));
  }

  private void fill() throws Exception {
    progress.accept("Filling boards of %d and %d players".formatted(plan.small(), plan.large()));
    small.fill();
    large.fill();
    awaitFolded();
    service.database().vacuum();
  }

  private BoardReader read(BoardUnderLoad board) throws Exception {
    service.database().checkpoint();
    BoardReader reader = new BoardReader(service.api(), board);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> load =
          thread.submit(
              () -> {
                board.change(plan.round().plus(BEFORE_A_ROUND));
                return null;
              });
      Thread.sleep(BEFORE_A_ROUND);
      reader.read(plan.round());
      load.get();
    }
    awaitFolded();
    return reader;
  }

  /** Also what is not asked for here would take its time from what comes next. */
  private void awaitFolded() throws Exception {
    runner.await(small.sent() + large.sent());
    other.await(small.sent() + large.sent());
  }

  @Override
  public void close() throws Exception {
    runner.close();
    other.close();
  }
}
