package io.playledger.sender.kafka;

import io.playledger.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Events that wait to be published. Neither commits nor closes its callers' connections. */
@ApplicationScoped
class Outbox {

  private static final String ADD =
      """
      insert into queue.outbox (event_id, occurred_at, type, source, product, player_id, session_id,
                                data, context)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      select id, event_id, occurred_at, type, source, product, player_id, session_id, data, context
      from queue.outbox where id > ? order by id limit ?
      """;

  /** Those that another instance has locked are its own affair. */
  private static final String CLAIM = FIND + " for update skip locked";

  private static final String REMOVE = "delete from queue.outbox where id = any (?)";

  private static final String REPLACE =
      """
      update queue.outbox set player_id = ?, session_id = ?, data = ?, context = ? where id = ?
      """;

  private static final String SIZE =
      """
      select count(*) from (select from queue.outbox limit ?) waiting
      """;

  private static final String LAST = "select coalesce(max(id), 0) from queue.outbox";

  private static final String IS_EMPTY =
      "select not exists (select from queue.outbox where id <= ?)";

  /** An event and its place. */
  record Waiting(long id, Event event) {}

  void add(Connection connection, Event event) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setObject(1, event.id());
      statement.setObject(2, event.occurredAt().atOffset(ZoneOffset.UTC));
      statement.setString(3, event.type());
      statement.setString(4, event.source());
      statement.setString(5, event.product());
      statement.setString(6, event.playerId());
      statement.setString(7, event.sessionId());
      statement.setString(8, event.data());
      statement.setString(9, event.context());
      statement.executeUpdate();
    }
  }

  /** The oldest, in the order in which they were written. */
  List<Waiting> first(Connection connection, int limit) throws SQLException {
    return after(connection, 0, limit);
  }

  /** The same, so that nobody else has them until the caller's transaction ends. */
  List<Waiting> claim(Connection connection, int limit) throws SQLException {
    return read(connection, CLAIM, 0, limit);
  }

  /** Those behind a place. What is written later may come before it, too. */
  List<Waiting> after(Connection connection, long id, int limit) throws SQLException {
    return read(connection, FIND, id, limit);
  }

  private static List<Waiting> read(Connection connection, String query, long id, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setLong(1, id);
      statement.setInt(2, limit);
      List<Waiting> waiting = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          waiting.add(new Waiting(row.getLong("id"), event(row)));
        }
      }
      return waiting;
    }
  }

  void remove(Connection connection, List<Waiting> published) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      Object[] ids = published.stream().map(Waiting::id).toArray();
      statement.setArray(1, connection.createArrayOf("bigint", ids));
      statement.executeUpdate();
    }
  }

  /** Puts an event in the place of one that names somebody. */
  void replace(Connection connection, Waiting changed) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
      statement.setString(1, changed.event().playerId());
      statement.setString(2, changed.event().sessionId());
      statement.setString(3, changed.event().data());
      statement.setString(4, changed.event().context());
      statement.setLong(5, changed.id());
      statement.executeUpdate();
    }
  }

  /** How many wait; beyond the limit they are not counted. */
  long size(Connection connection, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SIZE)) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The place of the last one; 0 if none waits. */
  long last(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Whether all up to that place are published. */
  boolean isEmptyUpTo(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_EMPTY)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getString("source"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("product"),
        row.getString("player_id"),
        row.getString("session_id"),
        row.getString("data"),
        row.getString("context"));
  }
}
