package io.playledger.projection;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A projection as it stands.
 *
 * @param name of the projection
 * @param types of the events that it wants
 * @param revision that readers see; grows with each rebuild
 * @param place of the last event it has read, see the ledger's reading order
 * @param events of the wanted types that it has read
 * @param lagEvents events of any type that it has not read yet; beyond 10,000 an estimate
 * @param lagSeconds for how long the first of those has been in the ledger; 0 if there is none
 * @param parked events that it went on without
 * @param firstParked the first few of them
 * @param stoppedWhy why it does not go on until somebody says so; null while it does
 * @param rebuild the rebuild under way; null if there is none
 */
public record ProjectionState(
    String name,
    Set<String> types,
    int revision,
    String place,
    long events,
    long lagEvents,
    double lagSeconds,
    long parked,
    List<ParkedEvent> firstParked,
    @Nullable String stoppedWhy,
    @Nullable Rebuild rebuild) {

  /**
   * A rebuild under way.
   *
   * @param revision that it fills
   * @param events of the wanted types that it has read
   * @param eventsPerSecond since it was asked for
   * @param percent of the ledger that it has read, 0 to 100
   * @param secondsLeft at that rate; null while nothing is known
   * @param stoppedWhy as of the projection
   */
  public record Rebuild(
      int revision,
      long events,
      long eventsPerSecond,
      double percent,
      @Nullable Long secondsLeft,
      @Nullable String stoppedWhy) {

    static Rebuild of(Checkpoint checkpoint, double seconds, double fraction) {
      return new Rebuild(
          checkpoint.revision(),
          checkpoint.numEvents(),
          seconds > 0 ? Math.round(checkpoint.numEvents() / seconds) : 0,
          Math.round(fraction * 1000) / 10.0,
          fraction > 0 ? Math.round(seconds * (1 - fraction) / fraction) : null,
          checkpoint.stoppedWhy());
    }
  }
}
