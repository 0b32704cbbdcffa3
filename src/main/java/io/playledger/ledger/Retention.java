package io.playledger.ledger;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.role.WithoutRefresh;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Drops months that are older than events are to be kept. First the floor rises, so that nobody
 * writes there any more; a later run drops what lies below it and has been read by all.
 */
@ApplicationScoped
class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final int LEAST_DAYS = 30;
  private static final int SHORTEST_MONTH = 28;

  private final AgroalDataSource dataSource;
  private final LedgerConfig config;
  private final List<LedgerFollower> followers;

  Retention(
      AgroalDataSource dataSource, LedgerConfig config, @Any Instance<LedgerFollower> followers) {
    this.dataSource = dataSource;
    this.config = config;
    this.followers = followers.stream().toList();
  }

  /** Before anything is dropped by mistake. */
  void check(@Observes StartupEvent start) {
    config.retention().ifPresent(Retention::check);
  }

  static void check(Period retention) {
    long days = retention.toTotalMonths() * SHORTEST_MONTH + retention.getDays();
    if (days < LEAST_DAYS || retention.isNegative()) {
      throw new IllegalStateException(
          "playledger.ledger.retention is %s; it must be at least P%dD"
              .formatted(retention, LEAST_DAYS));
    }
  }

  @Scheduled(
      every = "10M",
      delayed = "1M",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = WithoutRefresh.class,
      identity = "ledger-retention")
  void run() {
    try (Connection connection = dataSource.getConnection()) {
      // What was refused from then on is dropped, whatever the setting says by now.
      for (YearMonth month : DroppedMonths.drop(connection, followers)) {
        LOG.infof("dropped the events of %s", month);
      }
      if (config.retention().isPresent()) {
        DroppedMonths.raiseFloor(
            connection, firstKept(LocalDate.now(Clock.systemUTC()), config.retention().get()));
      }
    } catch (SQLException e) {
      LOG.warnf("months were not dropped, will try again: %s", e.getMessage());
    }
  }

  /** The month of the oldest day that is kept is kept whole. */
  static YearMonth firstKept(LocalDate today, Period retention) {
    return YearMonth.from(today.minus(retention));
  }
}
