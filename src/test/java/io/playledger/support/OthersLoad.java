package io.playledger.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * How much of the processors goes to processes that are neither this test nor started by it, from
 * when it is made; from Linux's accounting in {@code /proc/stat}, elsewhere taken for nothing.
 */
public final class OthersLoad {

  private static final Path ACCOUNTING = Path.of("/proc/stat");

  /** The columns of its first line: user, nice, system, idle, iowait, irq, softirq, steal. */
  private static final int COLUMNS = 8;

  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final long MILLIS_PER_TICK = 10;
  private static final double HIGHEST_SHARE = 0.9;

  private final long[] begin = ticks();
  private final long ownBegin = ownTicks();

  /** The limit that is about as strict on this machine now as the given one is on an idle one. */
  public Duration allow(Duration limit) {
    return Duration.ofMillis(Math.round(limit.toMillis() / (1 - share())));
  }

  /** The part of all processors' time that others took: from 0 up to, but never, 1. */
  private double share() {
    long[] end = ticks();
    long all = 0;
    long others = ownBegin - ownTicks();
    for (int column = 0; column < COLUMNS; column++) {
      long ticks = end[column] - begin[column];
      all += ticks;
      others += column == IDLE || column == WAITING ? 0 : ticks;
    }
    return all == 0 ? 0 : Math.max(0, Math.min(HIGHEST_SHARE, (double) others / all));
  }

  private static long ownTicks() {
    ProcessHandle own = ProcessHandle.current();
    return Stream.concat(Stream.of(own), own.descendants())
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .mapToLong(Duration::toMillis)
            .sum()
        / MILLIS_PER_TICK;
  }

  private static long[] ticks() {
    if (!Files.exists(ACCOUNTING)) {
      return new long[COLUMNS];
    }
    try (Stream<String> lines = Files.lines(ACCOUNTING)) {
      String all = lines.findFirst().orElseThrow();
      return Arrays.stream(all.split("\\s+"))
          .skip(1)
          .limit(COLUMNS)
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
