package io.playledger.ledger;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes sure that events get the generation of the cluster they are written in: transaction ids of
 * another cluster must not be compared with ours. Looked at on every new connection, since the data
 * may have moved behind the same address while the service ran on.
 */
@Singleton
class Generation implements AgroalPoolInterceptor {

  private final Instance<AgroalDataSource> dataSource;

  Generation(Instance<AgroalDataSource> dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void onConnectionCreate(Connection connection) {
    try {
      if (isMigrated(connection)) {
        open(connection);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger's generation cannot be checked", e);
    }
  }

  /** The connections that were made before the first migration. */
  void open(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start)
      throws SQLException {
    try (Connection connection = dataSource.get().getConnection()) {
      open(connection);
    }
  }

  private static boolean isMigrated(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select to_regprocedure('ledger.open_generation()') is not null")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void open(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select ledger.open_generation()");
    }
  }
}
