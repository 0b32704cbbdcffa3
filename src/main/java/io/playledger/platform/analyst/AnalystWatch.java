package io.playledger.platform.analyst;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Ends what analysts let run for too long. The role's own limits are mere defaults: any session may
 * set them otherwise.
 */
@ApplicationScoped
class AnalystWatch {

  private static final Logger LOG = Logger.getLogger(AnalystWatch.class);

  /**
   * A transaction that has an id holds up every reader of the ledger. Reading needs none, so one
   * that has asked for it ends at the next look.
   */
  private static final String LOOK =
      """
      select pid, now() - xact_start as age,
             case when xact_start < now() - make_interval(secs => ?)
                    or (backend_xid is not null and xact_start < now() - interval '1 second')
                  then pg_terminate_backend(pid)
                  else pg_cancel_backend(pid)
             end as signalled
      from pg_stat_activity
      where usename = ? and datname = current_database() and backend_type = 'client backend'
        and (xact_start < now() - make_interval(secs => ?)
          or (backend_xid is not null and xact_start < now() - interval '1 second')
          or (state = 'active' and query_start < now() - make_interval(secs => ?)))
      """;

  private final AgroalDataSource dataSource;
  private final AnalystConfig config;
  private boolean failed;

  AnalystWatch(AgroalDataSource dataSource, AnalystConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  @Scheduled(
      every = "2s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "analyst-watch")
  void look() {
    double longest = config.transactionTimeout().toMillis() / 1000.0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOOK)) {
      statement.setDouble(1, longest);
      statement.setString(2, AnalystRole.NAME);
      statement.setDouble(3, longest);
      statement.setDouble(4, config.statementTimeout().toMillis() / 1000.0);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          LOG.infof(
              "ended what an analyst let run for too long (process %d, after %s)",
              rows.getInt(1), rows.getString(2));
        }
      }
      failed = false;
    } catch (SQLException e) {
      // Once, not every two seconds.
      if (!failed) {
        LOG.warnf("analysts' sessions cannot be looked after: %s", e.getMessage());
      }
      failed = true;
    }
  }
}
