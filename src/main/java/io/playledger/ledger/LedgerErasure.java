package io.playledger.ledger;

import io.playledger.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person out of events that are recorded, a piece at a time in the caller's transaction. It
 * reads first and writes last, since a transaction that has written holds up every reader.
 */
@ApplicationScoped
public class LedgerErasure {

  /** Read in a few hundredths of a second. */
  private static final int EVENTS_READ = 5000;

  /** So few that even the largest fit into memory, and are written in a moment. */
  private static final int EVENTS_CHANGED = 100;

  private static final UUID LAST = new UUID(-1, -1);

  private static final String END_OF_PIECE =
      "select id from ledger.event where id > ? order by id offset ? limit 1";

  /** More than those that name the person: the texts are only looked at as such. */
  private static final String CANDIDATES =
      """
      select id, type, source, occurred_at, product, player_id, session_id, data, context
      from ledger.event
      where id > ? and id <= ?
        and (player_id = ? or session_id = ?
          or strpos(data::text, to_jsonb(?::text)::text) > 0
          or strpos(context::text, to_jsonb(?::text)::text) > 0)
      order by id
      limit ?
      """;

  private static final String ERASE =
      "select ledger.erase(?, ?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::jsonb[], ?::jsonb[])";

  /**
   * How far it is.
   *
   * @param last the last event that was looked at; null if there are no more
   * @param changed how many named the person
   */
  public record Piece(@Nullable UUID last, int changed) {}

  /**
   * The next events.
   *
   * @param erasure a record that is neither finished nor of anybody else
   * @param after the last event of the piece before
   * @param canonical brings data, as the database gives them back, into the form in which they came
   */
  public Piece next(
      Connection connection,
      UUID erasure,
      String playerId,
      Pseudonyms pseudonyms,
      UUID after,
      UnaryOperator<String> canonical)
      throws SQLException {
    @Nullable UUID end = endOfPiece(connection, after);
    List<Event> candidates =
        candidates(connection, playerId, after, end == null ? LAST : end, canonical);
    List<Event> changed = new ArrayList<>();
    for (Event event : candidates) {
      Event pseudonymised = pseudonyms.apply(event);
      if (pseudonymised != event) {
        changed.add(pseudonymised);
      }
    }
    erase(connection, erasure, changed);
    return new Piece(
        candidates.size() == EVENTS_CHANGED ? candidates.get(EVENTS_CHANGED - 1).id() : end,
        changed.size());
  }

  private static @Nullable UUID endOfPiece(Connection connection, UUID after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END_OF_PIECE)) {
      statement.setObject(1, after);
      statement.setInt(2, EVENTS_READ - 1);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getObject(1, UUID.class) : null;
      }
    }
  }

  private static List<Event> candidates(
      Connection connection, String playerId, UUID after, UUID end, UnaryOperator<String> canonical)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CANDIDATES)) {
      statement.setObject(1, after);
      statement.setObject(2, end);
      for (int parameter = 3; parameter <= 6; parameter++) {
        statement.setString(parameter, playerId);
      }
      statement.setInt(7, EVENTS_CHANGED);
      List<Event> events = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(
              new Event(
                  row.getObject("id", UUID.class),
                  row.getString("type"),
                  row.getString("source"),
                  row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                  row.getString("product"),
                  row.getString("player_id"),
                  row.getString("session_id"),
                  canonical.apply(row.getString("data")),
                  row.getString("context")));
        }
      }
      return events;
    }
  }

  private static void erase(Connection connection, UUID erasure, List<Event> events)
      throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
      statement.setObject(1, erasure);
      setArray(statement, 2, "uuid", events, Event::id);
      setArray(statement, 3, "text", events, Event::playerId);
      setArray(statement, 4, "text", events, Event::sessionId);
      byte[][] hashes = events.stream().map(ContentHash::of).toArray(byte[][]::new);
      statement.setArray(5, connection.createArrayOf("bytea", hashes));
      setArray(statement, 6, "jsonb", events, Event::data);
      setArray(statement, 7, "jsonb", events, Event::context);
      statement.execute();
    }
  }

  private static void setArray(
      PreparedStatement statement,
      int index,
      String type,
      List<Event> events,
      Function<Event, ? extends @Nullable Object> field)
      throws SQLException {
    statement.setArray(
        index, statement.getConnection().createArrayOf(type, events.stream().map(field).toArray()));
  }
}
