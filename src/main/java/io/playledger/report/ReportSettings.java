package io.playledger.report;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Hands the report settings to the database at start, where the views find them. Only the instances
 * that keep the models fresh do: what others are told must not undo it.
 */
@ApplicationScoped
class ReportSettings {

  /** The zone only changes while nothing is stored by day. */
  private static final String WRITE =
      """
      update report.setting
      set abandon_after = make_interval(secs => ?),
          refresh_every = make_interval(secs => ?),
          zone = case
            when exists (select from main.game_day_row) or exists (select from main.player_day_row) then zone
            else ?
          end
      returning zone
      """;

  private final AgroalDataSource dataSource;
  private final ReportConfig config;
  private final Roles roles;

  ReportSettings(AgroalDataSource dataSource, ReportConfig config, Roles roles) {
    this.dataSource = dataSource;
    this.config = config;
    this.roles = roles;
  }

  void write(@Observes StartupEvent start) throws SQLException {
    Duration abandonAfter = config.abandonAfter();
    if (abandonAfter.isNegative() || abandonAfter.isZero()) {
      throw new IllegalStateException(
          "playledger.report.abandon-after is %s; it must be longer than nothing"
              .formatted(abandonAfter));
    }
    if (roles.has(Role.REFRESH)) {
      write(abandonAfter);
    }
  }

  private void write(Duration abandonAfter) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setDouble(1, abandonAfter.toMillis() / 1000.0);
      statement.setDouble(2, config.refreshEvery().toMillis() / 1000.0);
      statement.setString(3, config.zone().getId());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        requireZone(row.getString(1));
      }
    }
  }

  private void requireZone(String stored) {
    if (!stored.equals(config.zone().getId())) {
      throw new IllegalStateException(
          "playledger.report.zone is %s, but the reports are stored by days of %s"
              .formatted(config.zone(), stored));
    }
  }
}
