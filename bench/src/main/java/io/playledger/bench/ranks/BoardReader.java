package io.playledger.bench.ranks;

import io.playledger.bench.own.OwnApi;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Reads a board, one answer after the other, each kind in turn and of players at random. It counts
 * how long the service takes, so that the board matters and not how many wait for it.
 */
final class BoardReader {
  private static final int MOST_PER_SECOND = 200;
  private static final int DIGITS = 3;
  private static final long LONGEST_MICROS = 600_000_000;
  private static final double MICROS_PER_MILLI = 1e3;

  private final OwnApi api;
  private final BoardUnderLoad board;
  private final Random random = new Random(1);
  private final Map<Reading, Histogram> micros = new EnumMap<>(Reading.class);

  BoardReader(OwnApi api, BoardUnderLoad board) {
    this.api = api;
    this.board = board;
    for (Reading reading : Reading.values()) {
      micros.put(reading, new Histogram(LONGEST_MICROS, DIGITS));
    }
  }

  /** Reads for so long. */
  void read(Duration time) throws Exception {
    Reading[] kinds = Reading.values();
    long end = System.nanoTime() + time.toNanos();
    long next = System.nanoTime();
    for (int read = 0; System.nanoTime() - end < 0; read++) {
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
      Reading kind = kinds[read % kinds.length];
      String path = kind.path(board.product(), random.nextInt(board.size()));
      long sent = System.nanoTime();
      api.get(path);
      long answered = System.nanoTime();
      micros.get(kind).recordValue(Math.clamp((answered - sent) / 1_000, 0, LONGEST_MICROS));
      next = Math.max(answered, next + TimeUnit.SECONDS.toNanos(1) / MOST_PER_SECOND);
    }
  }

  double millis(Reading reading, double percentile) {
    Histogram histogram = micros.get(reading);
    return histogram == null ? 0 : histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }
}
