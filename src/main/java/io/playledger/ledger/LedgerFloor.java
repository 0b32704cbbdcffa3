package io.playledger.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jboss.logging.Logger;

/** How far back the ledger reaches, from memory. It only ever rises. */
@ApplicationScoped
public class LedgerFloor {

  private static final Logger LOG = Logger.getLogger(LedgerFloor.class);

  private final AgroalDataSource dataSource;
  private volatile Instant floor = Instant.EPOCH;

  LedgerFloor(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Events from before are not kept any more; 1970 while all are. A few seconds late. */
  public Instant floor() {
    return floor;
  }

  /** Whether anything was dropped, or soon will be. */
  public boolean hasRisen() {
    return floor.isAfter(Instant.EPOCH);
  }

  /** The same, as the connection's transaction sees it. */
  public static boolean hasRisen(Connection connection) throws SQLException {
    return read(connection).isAfter(Instant.EPOCH);
  }

  void start(@Observes StartupEvent start) {
    look();
  }

  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "ledger-floor")
  void look() {
    try (Connection connection = dataSource.getConnection()) {
      floor = read(connection);
    } catch (SQLException e) {
      LOG.warnf("the floor of the ledger was not looked up, will try again: %s", e.getMessage());
    }
  }

  static Instant read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select reaches_to from ledger.floor")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
