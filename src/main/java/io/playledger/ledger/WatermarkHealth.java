package io.playledger.ledger;

import io.agroal.api.AgroalDataSource;
import io.smallrye.health.api.Wellness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Readers wait for the oldest transaction that has written, in any database of the cluster. This
 * shows which one that is; after a minute it is unwell, though the service stays ready.
 */
@Wellness
class WatermarkHealth implements HealthCheck {

  private static final double UNWELL_AFTER_SECONDS = 60;

  /**
   * A prepared transaction has no process any more (pid 0), but holds readers back all the same.
   */
  private static final String OLDEST =
      """
      select pid, datname, application_name, state,
             extract(epoch from clock_timestamp() - since)::float8 as age
      from (
        select pid, datname::text, application_name, state, xact_start as since, backend_xid as xid
        from pg_stat_activity
        where backend_xid is not null and pid <> pg_backend_pid()
        union all
        select null, database::text, gid, 'prepared', prepared, transaction
        from pg_prepared_xacts
      ) writing
      order by age(xid) desc
      limit 1
      """;

  private final AgroalDataSource dataSource;

  WatermarkHealth(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder health = HealthCheckResponse.named("ledger watermark");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OLDEST)) {
      if (!row.next()) {
        return health.up().build();
      }
      health
          .withData("held back by pid", row.getLong("pid"))
          .withData("database", String.valueOf(row.getString("datname")))
          .withData("application", String.valueOf(row.getString("application_name")))
          .withData("state", String.valueOf(row.getString("state")));
      double age = row.getDouble("age");
      if (row.wasNull()) {
        return health.down().withData("age", "hidden; grant pg_read_all_stats to see it").build();
      }
      return health.status(age < UNWELL_AFTER_SECONDS).withData("seconds", Math.round(age)).build();
    } catch (SQLException e) {
      return health.down().withData("error", "the database does not answer").build();
    }
  }
}
