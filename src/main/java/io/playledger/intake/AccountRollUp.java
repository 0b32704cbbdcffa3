package io.playledger.intake;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.role.WithoutRefresh;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/**
 * Adds up the tallies of minutes that are over, some at a time. Of several instances one does it;
 * whoever reads meanwhile sees each tally once, on one side or the other.
 */
@ApplicationScoped
class AccountRollUp {

  private static final Logger LOG = Logger.getLogger(AccountRollUp.class);

  private static final String TRY_LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended('playledger accounts', 0))";

  private static final String ROLL_UP =
      """
      with old as (
        select ctid from intake.tally
        where received_at < date_trunc('minute', now()) - interval '1 minute'
        limit 10000
      ),
      moved as (
        delete from intake.tally t using old where t.ctid = old.ctid returning t.*
      ),
      added as (
        insert into intake.account_row as a
        select date_trunc('minute', received_at, 'UTC'), product, source, sum(num_received),
               sum(num_stored), sum(num_duplicate), sum(num_conflict), sum(num_quarantined)
        from moved
        group by 1, 2, 3
        on conflict (minute, product, source) do update
        set num_received = a.num_received + excluded.num_received,
            num_stored = a.num_stored + excluded.num_stored,
            num_duplicate = a.num_duplicate + excluded.num_duplicate,
            num_conflict = a.num_conflict + excluded.num_conflict,
            num_quarantined = a.num_quarantined + excluded.num_quarantined
      )
      select count(*) from moved
      """;

  private final AgroalDataSource dataSource;

  AccountRollUp(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Scheduled(
      every = "10s",
      delayed = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = WithoutRefresh.class,
      identity = "intake-accounts")
  void rollUp() {
    try {
      long tallies;
      do {
        tallies = QuarkusTransaction.requiringNew().call(this::rollUpSome);
      } while (tallies > 0);
    } catch (RuntimeException e) {
      LOG.warnf("could not roll up the accounts, will try again: %s", e.getMessage());
    }
  }

  /** How many tallies were rolled up, in the caller's transaction. */
  long rollUpSome() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (!first(statement, TRY_LOCK).equals("t")) {
        return 0;
      }
      return Long.parseLong(first(statement, ROLL_UP));
    } catch (SQLException e) {
      throw new StorageException("rolling up the accounts", e);
    }
  }

  private static String first(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
