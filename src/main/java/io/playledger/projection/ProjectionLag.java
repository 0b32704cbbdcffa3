package io.playledger.projection;

import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.Place;
import io.playledger.ledger.RecordedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** How far readers are behind the ledger. Never closes its callers' connections. */
@ApplicationScoped
class ProjectionLag {

  private static final double MILLIS = 1000;

  private final LedgerReader ledger;

  ProjectionLag(LedgerReader ledger) {
    this.ledger = ledger;
  }

  /**
   * What lies behind a place.
   *
   * @param events that readers may see already
   * @param seconds for how long the first of them has been in the ledger; 0 if there is none
   */
  record Behind(long events, double seconds) {}

  Behind behind(Connection connection, Place place) throws SQLException {
    List<RecordedEvent> next = ledger.readAfter(connection, place, 1);
    return next.isEmpty()
        ? new Behind(0, 0)
        : new Behind(
            ledger.countAfter(connection, place),
            secondsSince(connection, next.get(0).recordedAt()));
  }

  /** By the clock of the database. */
  double secondsSince(Connection connection, Instant then) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select clock_timestamp()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      Instant now = row.getObject(1, OffsetDateTime.class).toInstant();
      return Math.max(0, Duration.between(then, now).toMillis() / MILLIS);
    }
  }
}
