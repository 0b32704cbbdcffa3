package io.playledger.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incremental model.
 *
 * @param name of the model
 * @param revision that readers see; grows with each rebuild
 * @param refreshedAt when it last held every settled event; null before the first time
 * @param rebuild the rebuild under way; null if there is none
 */
public record Model(
    String name, int revision, @Nullable Instant refreshedAt, @Nullable Rebuild rebuild) {

  /**
   * A rebuild under way.
   *
   * @param revision that it fills
   * @param events folded in so far
   * @param eventsPerSecond since it was asked for
   * @param percent of the ledger that it has read, 0 to 100
   * @param secondsLeft at that rate; null while nothing is known
   */
  public record Rebuild(
      int revision, long events, long eventsPerSecond, double percent, @Nullable Long secondsLeft) {

    static Rebuild of(int revision, long events, double seconds, double fraction) {
      return new Rebuild(
          revision,
          events,
          seconds > 0 ? Math.round(events / seconds) : 0,
          Math.round(fraction * 1000) / 10.0,
          fraction > 0 ? Math.round(seconds * (1 - fraction) / fraction) : null);
    }
  }
}
