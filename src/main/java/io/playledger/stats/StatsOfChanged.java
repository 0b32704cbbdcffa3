package io.playledger.stats;

import io.playledger.product.ProductChanged;
import io.playledger.projection.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;

/** Has the stats computed anew where other things are to be counted in a game. */
@ApplicationScoped
class StatsOfChanged {

  private final Projections projections;

  StatsOfChanged(Projections projections) {
    this.projections = projections;
  }

  /** In the transaction that changes the game. */
  void follow(@Observes ProductChanged change) {
    boolean isSame =
        change.before().statsHandlers().equals(change.after().statsHandlers())
            && Objects.equals(change.before().startsAt(), change.after().startsAt());
    // One that is new counts from now on where more cannot be had.
    if (!isSame && (!change.isNew() || projections.canBeginAnew())) {
      projections.beginAnew(StatsProjection.NAME);
    }
  }
}
