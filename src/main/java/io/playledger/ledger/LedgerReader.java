package io.playledger.ledger;

import io.playledger.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one way out of the ledger for Java; SQL models use the same {@code ledger.read_after}. */
@ApplicationScoped
public class LedgerReader {

  private static final String READ =
      """
      select generation, tx, position, recorded_at, id, type, source, occurred_at, product,
             player_id, session_id, data, context
      from ledger.read_after(?, ?::xid8, ?)
      limit ?
      """;

  private static final String FIND =
      """
      select generation, tx, position, recorded_at, id, type, source, occurred_at, product,
             player_id, session_id, data, context
      from ledger.event
      where id = ?
      """;

  /** One event by its identity, settled or not; empty if the ledger does not have it. */
  public Optional<RecordedEvent> find(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(event(row)) : Optional.empty();
      }
    }
  }

  /**
   * The settled events after a place, in reading order. No event ever appears before a place that a
   * reader has been given.
   *
   * @param after where the last reading ended; {@link Place#START} for all
   * @param limit at most so many
   */
  public List<RecordedEvent> readAfter(Connection connection, Place after, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setInt(1, after.generation());
      statement.setString(2, after.tx());
      statement.setLong(3, after.position());
      statement.setInt(4, limit);
      List<RecordedEvent> events = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(event(row));
        }
      }
      return events;
    }
  }

  private static RecordedEvent event(ResultSet row) throws SQLException {
    return new RecordedEvent(
        new Place(row.getInt("generation"), row.getString("tx"), row.getLong("position")),
        instant(row, "recorded_at"),
        new Event(
            row.getObject("id", UUID.class),
            row.getString("type"),
            row.getString("source"),
            instant(row, "occurred_at"),
            row.getString("product"),
            row.getString("player_id"),
            row.getString("session_id"),
            row.getString("data"),
            row.getString("context")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
