package io.playledger.report.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets one run at a time be under way, over all instances. The lock is one of a database session,
 * not of a transaction: a run takes minutes, and an open transaction that has written would hold up
 * every reader of the ledger. It ends with the instance that holds it, however that ends.
 */
final class CheckLock implements AutoCloseable {

  /** No other advisory lock of ours has this class. */
  static final int LOCK_CLASS = 7_001;

  private static final Logger LOG = Logger.getLogger(CheckLock.class);
  private static final String TAKE =
      "select pg_try_advisory_lock(%d, 0), pg_backend_pid()".formatted(LOCK_CLASS);
  private static final String RELEASE = "select pg_advisory_unlock(%d, 0)".formatted(LOCK_CLASS);

  private final Connection connection;
  private final int backend;

  private CheckLock(Connection connection, int backend) {
    this.connection = connection;
    this.backend = backend;
  }

  /** Empty while another run is under way. */
  static Optional<CheckLock> tryTake(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TAKE)) {
      row.next();
      if (row.getBoolean(1)) {
        return Optional.of(new CheckLock(connection, row.getInt(2)));
      }
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    connection.close();
    return Optional.empty();
  }

  /** The server process that holds the lock. */
  int backend() {
    return backend;
  }

  @Override
  public void close() {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute(RELEASE);
    } catch (SQLException e) {
      LOG.debug("the lock of the checks went with its connection", e);
    }
  }
}
