package io.playledger.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What the ledger says of one game session. */
public record SessionEvent(
    UUID id, String type, Instant occurredAt, String playerId, JsonNode data) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OF_SESSION =
      """
      select id, type, occurred_at, player_id, data
      from ledger.event
      where session_id = ?
      order by generation, tx, position
      """;

  /** The session's events in the order they were recorded. */
  public static List<SessionEvent> of(DataSource database, String session) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(OF_SESSION)) {
      statement.setString(1, session);
      List<SessionEvent> events = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(
              new SessionEvent(
                  row.getObject("id", UUID.class),
                  row.getString("type"),
                  row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                  row.getString("player_id"),
                  JSON.readTree(row.getString("data"))));
        }
      }
      return events;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Only their types. */
  public static List<String> typesOf(DataSource database, String session) {
    return of(database, session).stream().map(SessionEvent::type).toList();
  }
}
