package io.playledger.bench.intake;

import io.playledger.bench.own.OwnService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the service's heap from outside. What is in use says little, most of it is garbage that
 * nobody has collected yet; so it has it collected before it looks.
 */
public final class HeapWatch {
  private static final String LIVE = "jvm_gc_live_data_size_bytes";
  private static final String USED = "jvm_memory_used_bytes{area=\"heap\"";
  private static final Duration BETWEEN_LOOKS_AT_USE = Duration.ofSeconds(1);

  private final OwnService service;
  private final List<Long> live = new ArrayList<>();
  private long most;

  public HeapWatch(OwnService service) {
    this.service = service;
  }

  /** Looks for so long, so many times at what is live. */
  void watch(Duration time, int looks) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    for (int look = 1; look <= looks; look++) {
      long next = begin + time.toNanos() * look / looks;
      for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
        Thread.sleep(Duration.ofNanos(Math.min(left, BETWEEN_LOOKS_AT_USE.toNanos())));
        lookAtUse();
      }
      lookAtLive();
    }
  }

  /** Looks at what is in use. */
  public void lookAtUse() throws IOException, InterruptedException {
    most = Math.max(most, (long) sum(service.api().get("/q/metrics"), USED));
  }

  /** Looks at what is left after a full collection. */
  public void lookAtLive() throws IOException, InterruptedException {
    service.collectGarbage();
    live.add((long) sum(service.api().get("/q/metrics"), LIVE));
  }

  /** Bytes that were left after each collection. */
  public List<Long> live() {
    return List.copyOf(live);
  }

  /** Most bytes in use. */
  public long most() {
    return most;
  }

  /** Of all samples whose line begins so. */
  public static double sum(String metrics, String beginning) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
