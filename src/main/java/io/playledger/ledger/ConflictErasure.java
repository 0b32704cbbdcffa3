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
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes a person out of the events that were refused as conflicts. */
@ApplicationScoped
public class ConflictErasure {

  private static final int MOST = 100;

  /** By the whole text: they are few. Those that are done do not have it any more. */
  private static final String CANDIDATES =
      """
      select event_id, content_hash, event ->> 'type' as type, event ->> 'source' as source,
             event ->> 'occurredAt' as occurred_at, event ->> 'product' as product,
             event ->> 'playerId' as player_id, event ->> 'sessionId' as session_id,
             event -> 'data' as data
      from ledger.conflict
      where strpos(event::text, to_jsonb(?::text)::text) > 0 and (event_id, content_hash) > (?, ?)
      order by event_id, content_hash
      limit ?
      """;

  private static final String DELETE =
      "delete from ledger.conflict where event_id = ? and content_hash = ? returning received_at";

  private static final String INSERT =
      """
      insert into ledger.conflict (event_id, content_hash, received_at, event)
      values (?, ?, ?, jsonb_build_object('type', ?::text, 'source', ?::text, 'occurredAt', ?::text,
        'product', ?::text, 'playerId', ?::text, 'sessionId', ?::text, 'data', ?::jsonb))
      on conflict (event_id, content_hash) do nothing
      """;

  private static final String BEFORE_ALL = new UUID(0, 0).toString();
  private static final int UUID_LENGTH = 36;

  private record Found(Event event, byte[] hash) {

    /** One event can have more conflicts than a piece takes. */
    String place() {
      return event.id() + HexFormat.of().formatHex(hash);
    }
  }

  /**
   * How far it is.
   *
   * @param last the place of the last one that was looked at; null if there are no more
   * @param changed how many named the person
   */
  public record Piece(@Nullable String last, int changed) {}

  /**
   * The next of them, in the caller's transaction; two that differed in nothing but the person's
   * name become one.
   *
   * @param after the last place of the piece before; null from the beginning
   * @return how many were changed, and where to go on
   */
  public Piece next(
      Connection connection,
      String playerId,
      Pseudonyms pseudonyms,
      @Nullable String after,
      UnaryOperator<String> canonical)
      throws SQLException {
    List<Found> candidates =
        candidates(connection, playerId, after == null ? BEFORE_ALL : after, canonical);
    int changed = 0;
    for (Found found : candidates) {
      Event pseudonymised = pseudonyms.apply(found.event());
      if (pseudonymised != found.event()) {
        replace(connection, found, pseudonymised);
        changed++;
      }
    }
    return new Piece(candidates.size() == MOST ? candidates.get(MOST - 1).place() : null, changed);
  }

  private static List<Found> candidates(
      Connection connection, String playerId, String after, UnaryOperator<String> canonical)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CANDIDATES)) {
      statement.setString(1, playerId);
      statement.setObject(2, UUID.fromString(after.substring(0, UUID_LENGTH)));
      statement.setBytes(3, HexFormat.of().parseHex(after.substring(UUID_LENGTH)));
      statement.setInt(4, MOST);
      List<Found> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new Found(
                  new Event(
                      row.getObject("event_id", UUID.class),
                      row.getString("type"),
                      row.getString("source"),
                      Instant.parse(row.getString("occurred_at")),
                      row.getString("product"),
                      row.getString("player_id"),
                      row.getString("session_id"),
                      canonical.apply(row.getString("data"))),
                  row.getBytes("content_hash")));
        }
      }
      return found;
    }
  }

  private static void replace(Connection connection, Found found, Event event) throws SQLException {
    Object receivedAt;
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setObject(1, event.id());
      statement.setBytes(2, found.hash());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        receivedAt = row.getObject(1, OffsetDateTime.class);
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, event.id());
      statement.setBytes(2, ContentHash.of(event));
      statement.setObject(3, receivedAt);
      statement.setString(4, event.type());
      statement.setString(5, event.source());
      statement.setString(6, event.occurredAt().toString());
      statement.setString(7, event.product());
      statement.setString(8, event.playerId());
      statement.setString(9, event.sessionId());
      statement.setString(10, event.data());
      statement.execute();
    }
  }
}
