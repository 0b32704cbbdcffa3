package io.playledger.leaderboard;

import io.playledger.product.Product;
import io.playledger.product.ProductChanged;
import io.playledger.projection.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the boards computed anew where a game is to be scored otherwise. */
@ApplicationScoped
class BoardsOfChanged {

  private final Projections projections;

  BoardsOfChanged(Projections projections) {
    this.projections = projections;
  }

  /** In the transaction that changes the game. */
  void follow(@Observes ProductChanged change) {
    boolean isSame = settings(change.before()).equals(settings(change.after()));
    // One that is new counts from now on where more cannot be had.
    if (!isSame && (!change.isNew() || projections.canBeginAnew())) {
      projections.beginAnew(LeaderboardProjection.NAME);
    }
  }

  private static List<@Nullable Object> settings(Product product) {
    return Arrays.asList(
        product.scoring(),
        product.subScores(),
        product.periods(),
        product.seasons(),
        product.zone(),
        product.startsAt());
  }
}
