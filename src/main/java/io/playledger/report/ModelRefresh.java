package io.playledger.report;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.Upstream;
import io.playledger.platform.database.BatchSize;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.role.WithoutRefresh;
import io.playledger.report.ModelSteps.Progress;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps the SQL models fresh: calls their refresh functions, a short transaction each, until they
 * have caught up. Any number of instances may do so; the database lets one at a time work.
 */
@ApplicationScoped
public class ModelRefresh {

  private static final Logger LOG = Logger.getLogger(ModelRefresh.class);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final AgroalDataSource dataSource;
  private final ReportConfig config;
  private final Models models;
  private final List<Upstream> upstream;

  ModelRefresh(
      AgroalDataSource dataSource,
      ReportConfig config,
      Models models,
      @All List<Upstream> upstream) {
    this.dataSource = dataSource;
    this.config = config;
    this.models = models;
    this.upstream = upstream;
  }

  /**
   * What a refresh did.
   *
   * @param events folded into the model that was furthest behind, and what bans have touched
   * @param complete whether every event acknowledged before the refresh is now in; otherwise some
   *     are still on their way through Kafka, or a transaction that is open holds the ledger's
   *     readers back: see health
   */
  public record Outcome(long events, boolean complete) {}

  @Scheduled(
      every = "${playledger.report.refresh-every}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = WithoutRefresh.class,
      identity = "model-refresh")
  void everyNowAndThen() {
    List<Model> behind = models.list();
    while (!behind.isEmpty()) {
      behind = behind.stream().filter(this::isBehindAfterSlice).toList();
    }
  }

  /** Refreshes a model for a while: none waits for another that has much to take in. */
  private boolean isBehindAfterSlice(Model model) {
    long end = System.nanoTime() + SLICE.toNanos();
    try (Connection connection = dataSource.getConnection()) {
      ModelSteps steps = steps(connection, model);
      while (steps.next() == Progress.MORE) {
        if (System.nanoTime() > end) {
          return true;
        }
      }
    } catch (SQLException e) {
      LOG.warnf("%s was not refreshed, will try again: %s", model.name(), e.getMessage());
    }
    return false;
  }

  /** Folds in everything that is acknowledged by now, waiting a while for what is under way. */
  public Outcome now() {
    try (Connection connection = dataSource.getConnection()) {
      boolean arrived = awaitArrival(connection);
      long deadline = System.nanoTime() + config.refreshPatience().toNanos();
      String upTo = text(connection, "select pg_snapshot_xmax(pg_current_snapshot())");
      long events = 0;
      boolean complete = arrived;
      for (Model model : models.list()) {
        ModelSteps steps = steps(connection, model);
        complete &= foldUpTo(upTo, connection, model, steps, deadline);
        events = Math.max(events, steps.events());
      }
      return new Outcome(events, complete);
    } catch (SQLException e) {
      throw new StorageException("refreshing the models", e);
    }
  }

  /** Whether all that was acknowledged when it began is in the ledger. */
  private boolean awaitArrival(Connection connection) throws SQLException {
    long deadline = System.nanoTime() + config.refreshPatience().toNanos();
    for (Upstream station : upstream) {
      Upstream.Mark mark = station.mark(connection);
      while (!mark.hasPassed(connection)) {
        if (System.nanoTime() > deadline) {
          return false;
        }
        pause();
      }
    }
    return true;
  }

  /** Whether everything below that transaction is in the model. */
  private static boolean foldUpTo(
      String upTo, Connection connection, Model model, ModelSteps steps, long deadline)
      throws SQLException {
    while (true) {
      // Asked before folding: what is settled then is folded after.
      boolean settled = isSettled(connection, upTo);
      Progress progress = steps.next();
      switch (progress) {
        case CAUGHT_UP -> {
          if (settled) {
            return true;
          }
          pause();
        }
        case NOT_OURS -> pause();
        case MORE -> {
          if (hasPassed(connection, model, upTo)) {
            // Others write as fast as this folds; what was asked for is in.
            return true;
          }
        }
      }
      if (System.nanoTime() > deadline && progress != Progress.MORE) {
        return false;
      }
    }
  }

  private static boolean isSettled(Connection connection, String upTo) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8")) {
      statement.setString(1, upTo);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static boolean hasPassed(Connection connection, Model model, String upTo)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select m.tx >= ?::xid8 and m.generation = (select max(g.generation) from ledger.generation g)
              and not exists (
                select from main.player_to_judge j where j.model = m.name and j.revision = m.revision)
            from main.model m where m.name = ?
            """)) {
      statement.setString(1, upTo);
      statement.setString(2, model.name());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while refreshing", e);
    }
  }

  private ModelSteps steps(Connection connection, Model model) {
    return ModelSteps.refresh(
        connection, model.name(), new BatchSize(config.refreshBatch(), config.refreshBatch()));
  }
}
