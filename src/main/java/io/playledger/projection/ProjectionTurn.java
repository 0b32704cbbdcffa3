package io.playledger.projection;

import io.playledger.platform.database.BatchSize;
import io.playledger.platform.database.SqlStates;
import io.playledger.projection.ProjectionStep.Progress;
import java.sql.SQLException;
import java.time.Duration;

/**
 * One of the things to be done for a projection, a batch at a time: of as many events as take a
 * short while, and of fewer and fewer where the database refuses one, until that one is found.
 */
final class ProjectionTurn {

  private static final int FIRST_BATCH = 500;

  private final Step step;
  private final BatchSize size;

  /** Less than the size while such an event is searched for. */
  private int most = Integer.MAX_VALUE;

  /**
   * @param largest never more events than that
   */
  ProjectionTurn(Step step, int largest) {
    this.step = step;
    this.size = new BatchSize(FIRST_BATCH, largest);
  }

  /** A step of {@link ProjectionStep}. */
  interface Step {
    Progress take(Projection projection, int most) throws SQLException;
  }

  /** Whether there is more to do. */
  boolean take(Projection projection) throws SQLException {
    int batch = Math.min(size.events(), most);
    long begin = System.nanoTime();
    try {
      Progress progress = step.take(projection, batch);
      most = most < size.events() ? 2 * most : Integer.MAX_VALUE;
      if (progress == Progress.MORE) {
        size.took(Duration.ofNanos(System.nanoTime() - begin));
      }
      return progress == Progress.MORE;
    } catch (SQLException e) {
      if (SqlStates.isPassing(e)) {
        return true;
      }
      if (SqlStates.isOfValues(e) && batch > 1) {
        most = batch / 2;
        return true;
      }
      throw e;
    }
  }
}
