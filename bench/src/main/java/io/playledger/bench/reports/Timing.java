package io.playledger.bench.reports;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long something took, many times. */
final class Timing {

  private static final int DIGITS = 3;
  private static final double MICROS_PER_MILLI = 1000;

  private final Histogram micros = new Histogram(TimeUnit.HOURS.toMicros(1), DIGITS);

  /** What is measured. */
  interface Work {
    void run() throws Exception;
  }

  void measure(Work work) throws Exception {
    long begin = System.nanoTime();
    work.run();
    add(System.nanoTime() - begin);
  }

  void add(long nanos) {
    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }

  double mostMillis() {
    return micros.getMaxValue() / MICROS_PER_MILLI;
  }

  long count() {
    return micros.getTotalCount();
  }
}
