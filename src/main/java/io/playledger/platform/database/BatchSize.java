package io.playledger.platform.database;

import java.time.Duration;

/**
 * How many events go into one transaction: as many as take about a twentieth of a second, since
 * every open transaction that writes holds up all readers of the ledger.
 */
public final class BatchSize {

  private static final Duration LONG_ENOUGH = Duration.ofMillis(70);
  private static final Duration SHORT = Duration.ofMillis(40);
  private static final int SMALLEST = 50;

  private final int largest;
  private int events;

  /**
   * @param first size of the first batch
   * @param largest never more than that
   */
  public BatchSize(int first, int largest) {
    this.largest = largest;
    this.events = Math.min(first, largest);
  }

  /** How many the next one takes. */
  public int events() {
    return events;
  }

  /** Learns from a full batch that took so long. */
  public void took(Duration time) {
    if (time.compareTo(LONG_ENOUGH) > 0) {
      events = Math.max(Math.min(SMALLEST, largest), events / 2);
    } else if (time.compareTo(SHORT) < 0) {
      events = Math.min(largest, events + events / 4 + 1);
    }
  }
}
