package io.playledger.ledger;

import io.agroal.api.AgroalDataSource;
import io.playledger.event.EventId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sees to it that the partition of every event's month exists: the months around now are made
 * ahead, any other when its first event comes.
 */
@ApplicationScoped
class Partitions {

  private static final Logger LOG = Logger.getLogger(Partitions.class);
  private static final int MONTHS_BACK = 1;
  private static final int MONTHS_AHEAD = 2;

  private final AgroalDataSource dataSource;

  /**
   * Months whose partition is committed. A month made inside a caller's transaction only joins at
   * the next look, since that transaction may still roll back.
   */
  private volatile Set<YearMonth> committed = Set.of();

  Partitions(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Makes what is missing, in the caller's transaction. One look-up per month not yet known. */
  void ensureFor(Connection connection, Collection<UUID> ids) throws SQLException {
    Set<YearMonth> missing = new HashSet<>();
    for (UUID id : ids) {
      long millis = EventId.epochMillis(id);
      YearMonth month = YearMonth.from(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
      if (millis > 0 && !committed.contains(month)) {
        missing.add(month);
      }
    }
    // In order of time, so that two batches lock in the same order.
    for (YearMonth month : missing.stream().sorted().toList()) {
      ensure(connection, month);
    }
  }

  @Scheduled(
      every = "60s",
      delayed = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "ledger-partitions")
  void makeAhead() {
    try {
      QuarkusTransaction.requiringNew().run(this::ensureAroundNow);
      committed = list();
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("could not look after the ledger's partitions, will try again: %s", e.getMessage());
    }
  }

  private void ensureAroundNow() {
    YearMonth now = YearMonth.now(Clock.systemUTC());
    try (Connection connection = dataSource.getConnection()) {
      for (int month = -MONTHS_BACK; month <= MONTHS_AHEAD; month++) {
        ensure(connection, now.plusMonths(month));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  static void ensure(Connection connection, YearMonth month) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select ledger.ensure_partition(?::date)")) {
      statement.setString(1, month.atDay(1).toString());
      statement.execute();
    }
  }

  private Set<YearMonth> list() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return list(connection);
    }
  }

  static Set<YearMonth> list(Connection connection) throws SQLException {
    Set<YearMonth> months = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select substring(c.relname from 'event_(\\d{4}_\\d{2})')
                from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'ledger.event'::regclass and c.relname ~ '^event_\\d{4}_\\d{2}$'
                """)) {
      while (rows.next()) {
        months.add(YearMonth.parse(rows.getString(1).replace('_', '-')));
      }
    }
    return Set.copyOf(months);
  }
}
