package io.playledger.report;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Keeps the SQL models fresh: calls their refresh functions, a short transaction each, until they
 * have caught up. Any number of instances may do so; the database lets one at a time work.
 */
@ApplicationScoped
public class ModelRefresh {

  private static final Logger LOG = Logger.getLogger(ModelRefresh.class);
  private static final int BUSY_ELSEWHERE = -1;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final AgroalDataSource dataSource;
  private final ReportConfig config;

  ModelRefresh(AgroalDataSource dataSource, ReportConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  /**
   * What a refresh did.
   *
   * @param events folded into the models
   * @param complete whether every event committed before the refresh is now in; otherwise a
   *     transaction that is still open holds the ledger's readers back, see health
   */
  public record Outcome(long events, boolean complete) {}

  @Scheduled(
      every = "${playledger.report.refresh-every}",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "model-refresh")
  void everyNowAndThen() {
    try (Connection connection = dataSource.getConnection()) {
      while (fold(connection) == config.refreshBatch()) {
        // there is more
      }
    } catch (SQLException e) {
      LOG.warnf("the models were not refreshed, will try again: %s", e.getMessage());
    }
  }

  /** Folds in everything that is committed by now, waiting a while for what is under way. */
  public Outcome now() {
    long deadline = System.nanoTime() + config.refreshPatience().toNanos();
    try (Connection connection = dataSource.getConnection()) {
      String upTo = text(connection, "select pg_snapshot_xmax(pg_current_snapshot())");
      long events = 0;
      while (true) {
        // Asked before folding: what is settled then is folded after.
        boolean settled = isSettled(connection, upTo);
        int folded = fold(connection);
        events += Math.max(0, folded);
        if (folded >= 0 && folded < config.refreshBatch()) {
          if (settled) {
            return new Outcome(events, true);
          }
          pause();
        } else if (folded == BUSY_ELSEWHERE) {
          pause();
        } else if (hasPassed(connection, upTo)) {
          // Others write as fast as this folds; what was asked for is in.
          return new Outcome(events, true);
        }
        if (System.nanoTime() > deadline && folded < config.refreshBatch()) {
          return new Outcome(events, false);
        }
      }
    } catch (SQLException e) {
      throw new StorageException("refreshing the models", e);
    }
  }

  /** One batch in a transaction of its own; how many events, or {@link #BUSY_ELSEWHERE}. */
  private int fold(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select main.refresh_games(?)")) {
      statement.setInt(1, config.refreshBatch());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        int events = row.getInt(1);
        return row.wasNull() ? BUSY_ELSEWHERE : events;
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

  private static boolean hasPassed(Connection connection, String upTo) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select tx >= ?::xid8 and generation = (select max(g.generation) from ledger.generation g)
            from main.model where name = 'games'
            """)) {
      statement.setString(1, upTo);
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
}
