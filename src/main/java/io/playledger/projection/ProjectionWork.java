package io.playledger.projection;

import io.playledger.projection.Looks.Look;
import java.sql.SQLException;
import java.time.Duration;

/** All that is to be done for one projection, by what a look has found. Of one thread. */
final class ProjectionWork {

  private static final int ROWS_DELETED = 5_000;

  /**
   * How long a place may be behind what is known to be of no interest: who asks for the lag, and
   * the retention, go by it.
   */
  private static final Duration PASS_EVERY = Duration.ofMillis(200);

  private final Projection projection;
  private final ProjectionStep step;
  private final Looks looks;
  private final LatestTypes latest;
  private final ProjectionTurn live;
  private final ProjectionTurn rebuild;
  private long passedAt = System.nanoTime();

  /**
   * @param batch most events at a time
   */
  ProjectionWork(
      Projection projection, ProjectionStep step, Looks looks, LatestTypes latest, int batch) {
    this.projection = projection;
    this.step = step;
    this.looks = looks;
    this.latest = latest;
    this.live = new ProjectionTurn(step::live, batch);
    this.rebuild = new ProjectionTurn(step::rebuild, batch);
  }

  /** Whether there is more to do. */
  boolean goOn(Look look) throws SQLException {
    // All have their turn: a rebuild, and one that never catches up, last for a long time.
    boolean more = goOnLive(look);
    if (look.find(projection.name(), false) != null) {
      more |= rebuild.take(projection);
    }
    if (look.retired().contains(projection.name())) {
      more |= step.purge(projection, ROWS_DELETED);
    }
    return more;
  }

  private boolean goOnLive(Look look) throws SQLException {
    Checkpoint seen = look.find(projection.name(), true);
    if (seen == null) {
      return false;
    }
    if (!latest.isClear(seen.place(), projection.types())) {
      return live.take(projection);
    }
    if (System.nanoTime() - passedAt >= PASS_EVERY.toNanos()) {
      looks.pass(projection, seen);
      passedAt = System.nanoTime();
    }
    return false;
  }
}
