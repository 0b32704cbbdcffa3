package io.playledger.bench.projections;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.HeapWatch;
import io.playledger.bench.own.OwnService;
import io.playledger.bench.projections.ProjectionsFigures.Rebuild;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Looks at a rebuild: when it has folded how much, and at the heap of whoever does it. */
final class RebuildWatch implements Runner.Meanwhile {
  private static final Duration BETWEEN_LOOKS_AT_HEAP = Duration.ofMillis(500);

  /** In the middle: a full collection takes its time, and the quarters are compared. */
  private static final double[] LOOKS_AT_LIVE = {0.3, 0.5, 0.7};

  private static final double NANOS_PER_SECOND = 1e9;

  private final HeapWatch heap;
  private final int results;
  private final long start = System.nanoTime();

  /** When, by the clock of nanoseconds, it had folded so many. */
  private final TreeMap<Long, Long> folded = new TreeMap<>();

  private long heapAt = start;

  /**
   * @param results of one kind throughout, the first in the ledger
   */
  RebuildWatch(OwnService service, int results) {
    this.heap = new HeapWatch(service);
    this.results = results;
    folded.put(0L, start);
  }

  @Override
  public void look(long events) throws Exception {
    if (events < 0) {
      // It has become what readers see, or is not begun.
      return;
    }
    long now = System.nanoTime();
    if (events == 0) {
      // It has not begun.
      folded.put(events, now);
    }
    folded.putIfAbsent(events, now);
    if (now - heapAt > BETWEEN_LOOKS_AT_HEAP.toNanos()) {
      heapAt = now;
      heap.lookAtUse();
    }
    int looks = heap.live().size();
    if (looks < LOOKS_AT_LIVE.length && events >= LOOKS_AT_LIVE[looks] * results) {
      heap.lookAtLive();
    }
  }

  /** Once it is done. */
  Rebuild end(String projection, long events) throws Exception {
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    folded.putIfAbsent(events, System.nanoTime());
    heap.lookAtUse();
    heap.lookAtLive();
    return new Rebuild(
        projection,
        events,
        seconds,
        (at(1) - at(0.75)) / (at(0.25) - at(0)),
        heap.live().stream().mapToLong(Long::longValue).max().orElseThrow(),
        heap.most());
  }

  /** When it had folded that part of the results, on a line between two looks. */
  private double at(double part) {
    double goal = part * results;
    Map.Entry<Long, Long> before = folded.floorEntry((long) goal);
    Map.Entry<Long, Long> after = folded.higherEntry((long) goal);
    if (before == null || after == null) {
      throw new CannotMeasureException("the rebuild was too fast to be looked at");
    }
    double way = (goal - before.getKey()) / (after.getKey() - before.getKey());
    return before.getValue() + way * (after.getValue() - before.getValue());
  }
}
