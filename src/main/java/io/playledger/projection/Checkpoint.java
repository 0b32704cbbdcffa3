package io.playledger.projection;

import io.playledger.ledger.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a revision of a projection has read.
 *
 * @param name of the projection
 * @param revision whose rows it is about
 * @param isLive whether readers see that revision
 * @param place up to which the ledger was read; not always that of an event
 * @param numEvents of the wanted types that were read
 * @param recent how many of late could not be taken
 * @param stoppedWhy null while it goes on
 * @param beganAt when the revision was begun
 */
record Checkpoint(
    String name,
    int revision,
    boolean isLive,
    Place place,
    long numEvents,
    Recent recent,
    @Nullable String stoppedWhy,
    Instant beganAt) {

  /**
   * Events of late, and how many of them were parked. What was long ago counts less and less: past
   * {@value #ENOUGH} events both numbers are halved.
   */
  record Recent(int events, int parked) {

    private static final int ENOUGH = 2_000;

    /** Fewer may be chance. */
    private static final int FEW = 10;

    Recent and(int moreEvents, int moreParked) {
      int allEvents = events + moreEvents;
      int allParked = parked + moreParked;
      return allEvents > ENOUGH
          ? new Recent(allEvents / 2, allParked / 2)
          : new Recent(allEvents, allParked);
    }

    /** Whether so many failed that the mistake is rather ours than the events'. */
    boolean isTooBad(double mostFailures) {
      return parked > FEW && parked > mostFailures * events;
    }
  }

  boolean isStopped() {
    return stoppedWhy != null;
  }

  /** After a batch. */
  Checkpoint after(Place end, int events, int parked) {
    return new Checkpoint(
        name,
        revision,
        isLive,
        end,
        numEvents + events,
        recent.and(events, parked),
        stoppedWhy,
        beganAt);
  }
}
