package io.playledger.platform.analyst;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.role.WithoutRefresh;
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
   * In whichever database of the cluster: they share its processors and its transaction ids. A
   * transaction that has an id holds up every reader of the ledger, and an advisory lock may be one
   * of ours. Reading needs neither, so a session that has asked for one ends at the next look. So
   * does one that goes on after it was told to stop, which a block that catches that can do.
   */
  private static final String LOOK =
      """
      with session as (
        select a.pid, a.query_start, a.xact_start,
               a.state = 'active' and a.query_start < now() - make_interval(secs => ?) as is_long,
               a.state = 'active' and a.query_start < now() - make_interval(secs => ?)
                 or a.xact_start < now() - make_interval(secs => ?) as is_too_long,
               (a.backend_xid is not null and a.xact_start < now() - interval '1 second')
                 or exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory')
                 as is_in_the_way
        from pg_stat_activity a
        where a.usename = ? and a.backend_type = 'client backend'
      )
      select s.pid, now() - coalesce(s.xact_start, s.query_start) as age,
             case when s.is_in_the_way or s.is_too_long
                  then pg_terminate_backend(s.pid)
                  else pg_cancel_backend(s.pid)
             end as signalled
      from session s
      where s.is_in_the_way or s.is_too_long or s.is_long
      """;

  /** How long a statement may go on after it was told to stop. */
  private static final double TO_STOP_SECONDS = 10;

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
      skipExecutionIf = WithoutRefresh.class,
      identity = "analyst-watch")
  void look() {
    double statement = config.statementTimeout().toMillis() / 1000.0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement look = connection.prepareStatement(LOOK)) {
      look.setDouble(1, statement);
      look.setDouble(2, statement + TO_STOP_SECONDS);
      look.setDouble(3, config.transactionTimeout().toMillis() / 1000.0);
      look.setString(4, AnalystRole.NAME);
      try (ResultSet rows = look.executeQuery()) {
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
