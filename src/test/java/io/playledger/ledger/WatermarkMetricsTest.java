package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** How long readers are held back, as far as the service's role may see that. */
@ExtendWith(FreshDatabases.class)
class WatermarkMetricsTest {

  @Test
  @DisplayName("The age of a transaction that has written is known to a role that may see it")
  void known(Database database) throws SQLException {
    assertThat(ageBesideAnOpenTransaction(database, database)).isGreaterThan(0.1);
  }

  @Test
  @DisplayName("A transaction whose age is hidden makes it unknown, and not zero")
  void hidden(Database database) throws SQLException {
    String role = "role_" + UUID.randomUUID().toString().replace("-", "");
    database.execute("create role %s login password 'secret'".formatted(role));

    Database restricted = new Database(database.url(), role, "secret");

    assertThat(ageBesideAnOpenTransaction(database, restricted)).isNaN();
  }

  private static double ageBesideAnOpenTransaction(Database database, Database seenBy)
      throws SQLException {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(seenBy.url());
    dataSource.setUser(seenBy.user());
    dataSource.setPassword(seenBy.password());
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    WatermarkMetrics metrics = new WatermarkMetrics(dataSource, registry);
    try (Connection open = database.begin()) {
      Sql.rows(open, "select pg_current_xact_id()");
      database.execute("select pg_sleep(0.2)");

      metrics.look();
    }
    return registry.get("playledger.ledger.watermark.age").gauge().value();
  }
}
