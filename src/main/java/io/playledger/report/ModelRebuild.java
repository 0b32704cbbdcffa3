package io.playledger.report;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.database.BatchSize;
import io.playledger.platform.role.WithoutRefresh;
import io.playledger.report.ModelSteps.Progress;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Does the rebuilds that were asked for, beside the live rows, and deletes what they leave behind.
 * How far each has come is in the database: any instance goes on where another one stopped.
 */
@ApplicationScoped
class ModelRebuild {

  private static final Logger LOG = Logger.getLogger(ModelRebuild.class);

  /** A little less than the time from one run to the next: an end of the service waits for it. */
  private static final Duration SLICE = Duration.ofMillis(950);

  private static final int FIRST_BATCH = 1000;
  private static final int LARGEST_BATCH = 20_000;
  private static final int ROWS_DELETED = 5000;

  private final AgroalDataSource dataSource;
  private final Map<String, BatchSize> sizes = new HashMap<>();

  ModelRebuild(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = WithoutRefresh.class,
      identity = "model-rebuild")
  void goOn() {
    long end = System.nanoTime() + SLICE.toNanos();
    try (Connection connection = dataSource.getConnection()) {
      List<String> models = underWay(connection);
      for (String model : models) {
        // None waits for another that has much to do.
        goOn(model, System.nanoTime() + SLICE.toNanos() / models.size());
      }
      while (System.nanoTime() < end && purge(connection)) {
        // there is more
      }
    } catch (SQLException e) {
      LOG.warnf("rebuilds could not be looked after, will try again: %s", e.getMessage());
    }
  }

  /** One that fails is no reason to leave the others. */
  private void goOn(String model, long end) {
    BatchSize size = size(model);
    long begin = System.nanoTime();
    try (Connection connection = dataSource.getConnection()) {
      ModelSteps steps = ModelSteps.rebuild(connection, model, size);
      while (System.nanoTime() < end && steps.next() == Progress.MORE) {
        begin = System.nanoTime();
      }
    } catch (SQLException e) {
      size.took(Duration.ofNanos(System.nanoTime() - begin));
      LOG.warnf("the rebuild of %s could not go on, will try again: %s", model, e.getMessage());
    }
  }

  private static List<String> underWay(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select model from main.rebuild order by model");
        ResultSet row = statement.executeQuery()) {
      List<String> models = new ArrayList<>();
      while (row.next()) {
        models.add(row.getString(1));
      }
      return models;
    }
  }

  private BatchSize size(String model) {
    return sizes.computeIfAbsent(model, name -> new BatchSize(FIRST_BATCH, LARGEST_BATCH));
  }

  private static boolean purge(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select main.purge(?)")) {
      statement.setInt(1, ROWS_DELETED);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1) > 0;
      }
    }
  }
}
