package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The data move to another cluster behind the same address, and the service runs on. */
@PlayledgerTest
class MovedClusterTest {

  @Inject AgroalDataSource pool;

  @Test
  @DisplayName("The first new connection begins a new generation, before anything is written")
  void newConnection() throws SQLException {
    int before = generation();
    execute("update ledger.generation set system_identifier = system_identifier + 1");

    renewConnections();

    assertThat(generation()).isEqualTo(before + 1);
    renewConnections();
    assertThat(generation()).as("another connection to the same cluster").isEqualTo(before + 1);
  }

  /**
   * The pool flushes in a thread of its own, and until then hands out the old connections: another
   * backend may be an older one, so its start is asked. Gracefully, since it would otherwise close
   * the connection that asks.
   */
  private void renewConnections() throws SQLException {
    OffsetDateTime begin = ask(OffsetDateTime.class, "select clock_timestamp()");
    pool.flush(FlushMode.GRACEFUL);
    Await.until("the pool has a new connection", () -> backendStart().isAfter(begin));
  }

  private OffsetDateTime backendStart() throws SQLException {
    return ask(
        OffsetDateTime.class,
        "select backend_start from pg_stat_activity where pid = pg_backend_pid()");
  }

  private int generation() throws SQLException {
    return ask(Integer.class, "select max(generation)::int from ledger.generation");
  }

  private <T> T ask(Class<T> type, String query) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return Sql.value(connection, type, query);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      Sql.execute(connection, sql);
    }
  }
}
