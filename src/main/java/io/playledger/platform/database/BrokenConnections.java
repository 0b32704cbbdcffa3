package io.playledger.platform.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Empties the pool as soon as one of its connections is found broken. The others lead to the same
 * server; were it hanging, a request would try them one by one and wait for each.
 */
@Singleton
class BrokenConnections implements AgroalPoolInterceptor {

  private static final Logger LOG = Logger.getLogger(BrokenConnections.class);

  private final Instance<AgroalDataSource> pool;

  BrokenConnections(Instance<AgroalDataSource> pool) {
    this.pool = pool;
  }

  /** A sound connection that the pool has no more use for is still open here. */
  @Override
  public void onConnectionDestroy(Connection connection) {
    try {
      if (connection.isClosed()) {
        pool.get().flush(FlushMode.GRACEFUL);
      }
    } catch (SQLException e) {
      LOG.debug("a connection does not say whether it is closed", e);
    }
  }
}
