package io.playledger.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** How long the oldest transaction that has written holds readers back, for Prometheus. */
@ApplicationScoped
class WatermarkMetrics {

  /** When others' transactions began is hidden from a role without pg_read_all_stats. */
  private static final String AGE =
      """
      select case when count(*) = count(since)
               then coalesce(extract(epoch from clock_timestamp() - min(since)), 0)::float8
               else 'NaN' end
      from (
        select xact_start as since from pg_stat_activity
        where backend_xid is not null and pid <> pg_backend_pid()
        union all
        select prepared from pg_prepared_xacts
      ) writing
      """;

  private final DataSource dataSource;
  private volatile double seconds = Double.NaN;

  WatermarkMetrics(DataSource dataSource, MeterRegistry registry) {
    this.dataSource = dataSource;
    Gauge.builder("playledger.ledger.watermark.age", () -> seconds)
        .description("Age of the oldest transaction that has written; NaN if it is not known.")
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
  }

  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "ledger-watermark-age")
  void look() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(AGE)) {
      row.next();
      seconds = row.getDouble(1);
    } catch (SQLException e) {
      seconds = Double.NaN;
    }
  }
}
