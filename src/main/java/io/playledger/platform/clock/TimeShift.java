package io.playledger.platform.clock;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.config.DebugConfig;
import io.playledger.platform.error.StorageException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The debug aid that dates events days away from now. It lives in the database and is read each
 * time, so all instances agree on it from the moment it is set.
 */
@ApplicationScoped
public class TimeShift {

  /** The shift reaches so many days back and forth. */
  public static final int MOST_DAYS = 3650;

  private final AgroalDataSource dataSource;
  private final DebugConfig debug;

  TimeShift(AgroalDataSource dataSource, DebugConfig debug) {
    this.dataSource = dataSource;
    this.debug = debug;
  }

  /** Without the debug aids time is real again, for the reports too. */
  void forget(@Observes StartupEvent start) {
    if (!debug.enabled()) {
      set(0);
    }
  }

  /** How far later events are from the real time. */
  Duration current() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select days from platform.time_shift");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return Duration.ofDays(row.getInt(1));
    } catch (SQLException e) {
      throw new StorageException("reading the time shift", e);
    }
  }

  /**
   * Dates later events so many days from now.
   *
   * @param days at most {@link #MOST_DAYS} either way; 0 for the real time
   */
  public void set(int days) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("update platform.time_shift set days = ?")) {
      statement.setInt(1, days);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StorageException("setting the time shift", e);
    }
  }
}
