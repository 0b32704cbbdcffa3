package io.playledger.feed;

import io.playledger.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** How far the ledger is published. Neither commits nor closes its callers' connections. */
@ApplicationScoped
class FeedCheckpoint {

  private static final String READ =
      """
      select generation, tx::text, position, restarts, expires_at > clock_timestamp() as is_held,
             clock_timestamp() as now
      from queue.feed
      """;

  private static final String MOVE =
      """
      update queue.feed set generation = ?, tx = ?::xid8, position = ?
      where holder = ? and restarts = ?
      """;

  private static final String RESTART =
      """
      update queue.feed set generation = ?, tx = ?::xid8, position = ?, restarts = restarts + 1
      """;

  /**
   * @param place of the last event that is published for certain
   * @param restarts how often it went back to the beginning
   * @param isHeld whether some instance publishes
   * @param now by the clock of the database
   */
  record Stand(Place place, int restarts, boolean isHeld, Instant now) {}

  Stand read(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Stand(
          new Place(row.getInt("generation"), row.getString("tx"), row.getLong("position")),
          row.getInt("restarts"),
          row.getBoolean("is_held"),
          row.getObject("now", OffsetDateTime.class).toInstant());
    }
  }

  /**
   * Notes what is published, unless another instance has taken over, or it began anew since.
   *
   * @param from where it stood when its events were read
   */
  boolean move(Connection connection, UUID holder, Stand from, Place to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      set(statement, to);
      statement.setObject(4, holder);
      statement.setInt(5, from.restarts());
      return statement.executeUpdate() == 1;
    }
  }

  /** Everything is published again. */
  void restart(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RESTART)) {
      set(statement, Place.START);
      statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Place place) throws SQLException {
    statement.setInt(1, place.generation());
    statement.setString(2, place.tx());
    statement.setLong(3, place.position());
  }
}
