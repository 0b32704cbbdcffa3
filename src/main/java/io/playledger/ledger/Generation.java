package io.playledger.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/**
 * At every start, before anything is written, makes sure that events get the generation of the
 * cluster they are written in: transaction ids of another cluster must not be compared with ours.
 */
@ApplicationScoped
class Generation {

  private static final Logger LOG = Logger.getLogger(Generation.class);

  private final AgroalDataSource dataSource;

  Generation(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  void open(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select ledger.open_generation()")) {
      row.next();
      LOG.debugf("the ledger is in generation %d", row.getInt(1));
    }
  }
}
