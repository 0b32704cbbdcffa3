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
import java.util.Collection;
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

  /** From the index alone: what nobody wants is passed over there. */
  private static final String END =
      """
      select s.generation, s.tx, s.position, count(*) over () as num_read
      from (
        select e.generation, e.tx, e.position
        from ledger.read_after(?, ?::xid8, ?) e
        where (e.generation, e.tx, e.position) <= ((select ?::integer), (select ?::xid8), (select ?::bigint))
        limit ?) s
      order by s.generation desc, s.tx desc, s.position desc
      limit 1
      """;

  private static final String READ_TYPES =
      """
      select generation, tx, position, recorded_at, id, type, source, occurred_at, product,
             player_id, session_id, data, context
      from ledger.read_after(?, ?::xid8, ?) e
      where (e.generation, e.tx, e.position) <= ((select ?::integer), (select ?::xid8), (select ?::bigint))
        and e.type = any (?)
      """;

  private static final int COUNTED = 10_000;

  /** No more than so many are counted; beyond that by positions, of which some were never used. */
  private static final String COUNT =
      """
      select case when c.counted <= %1$d then c.counted
             else greatest(c.counted, (select s.last_value from ledger.event_position s) - ?) end
      from (
        select count(*) as counted
        from (select from ledger.read_after(?, ?::xid8, ?) limit %1$d + 1) few) c
      """
          .formatted(COUNTED);

  private static final String FIND =
      """
      select generation, tx, position, recorded_at, id, type, source, occurred_at, product,
             player_id, session_id, data, context
      from ledger.event
      where id = ?
      """;

  /** By an index of its own. */
  private static final String OF_MATCH =
      """
      select generation, tx, position, recorded_at, id, type, source, occurred_at, product,
             player_id, session_id, data, context
      from ledger.event
      where type = 'game_over' and product = ? and session_id = ?
        and (generation, tx, position) <= (?, ?::xid8, ?)
      order by generation, tx, position
      """;

  /** By an index of its own, which has just these types. */
  private static final String RESULTS =
      """
      select generation, tx, position, recorded_at, id, type, source, occurred_at, product,
             player_id, session_id, data, context
      from ledger.event
      where type in ('game_over', 'game_ended') and product = ?
        and (generation, tx, position) > (?, ?::xid8, ?)
        and (generation, tx, position) <= (?, ?::xid8, ?)
      order by generation, tx, position
      limit ?
      """;

  /** The same for games of trivia, by the condition that their index has. */
  private static final String OF_TRIVIA_GAME =
      """
      select generation, tx, position, recorded_at, id, type, source, occurred_at, product,
             player_id, session_id, data, context
      from ledger.event
      where type in ('game_started', 'questions_served', 'question_answered', 'game_ended')
        and session_id is not null and session_id::uuid = ?
        and (generation, tx, position) <= (?, ?::xid8, ?)
      order by generation, tx, position
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
   * The results of one match: its events of type {@code game_over}, in reading order. One, as a
   * rule.
   *
   * @param sessionId the match
   * @param upTo not beyond that place, so that the answer is the same whenever it is asked
   */
  public List<RecordedEvent> ofMatch(
      Connection connection, String product, String sessionId, Place upTo) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_MATCH)) {
      statement.setString(1, product);
      statement.setString(2, sessionId);
      setPlace(statement, 3, upTo);
      return events(statement);
    }
  }

  /**
   * All events of one game of trivia, in reading order.
   *
   * @param upTo not beyond that place
   */
  public List<RecordedEvent> ofTriviaGame(Connection connection, UUID gameId, Place upTo)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_TRIVIA_GAME)) {
      statement.setObject(1, gameId);
      setPlace(statement, 2, upTo);
      return events(statement);
    }
  }

  /**
   * The results of all matches of one product, in reading order.
   *
   * @param after where the last reading ended
   * @param upTo not beyond that place, which has to be settled
   * @param limit at most so many
   */
  public List<RecordedEvent> resultsOf(
      Connection connection, String product, Place after, Place upTo, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RESULTS)) {
      statement.setString(1, product);
      setPlace(statement, 2, after);
      setPlace(statement, 5, upTo);
      statement.setInt(8, limit);
      return events(statement);
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
      setPlace(statement, 1, after);
      statement.setInt(4, limit);
      return events(statement);
    }
  }

  private static List<RecordedEvent> events(PreparedStatement statement) throws SQLException {
    List<RecordedEvent> events = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        events.add(event(row));
      }
    }
    return events;
  }

  /**
   * A stretch of the reading order.
   *
   * @param events of the wanted types
   * @param end place of the last event in it, wanted or not; where it began if there is none
   * @param numRead events in it, wanted or not
   */
  public record Stretch(List<RecordedEvent> events, Place end, int numRead) {}

  /**
   * The settled events of some types between two places, in reading order.
   *
   * @param after where the last reading ended
   * @param upTo not beyond that; {@link Place#END} for no bound
   * @param limit at most so many events, wanted or not
   */
  public Stretch readBetween(
      Connection connection, Place after, Place upTo, Collection<String> types, int limit)
      throws SQLException {
    Place end = after;
    int numRead = 0;
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      setPlace(statement, 1, after);
      setPlace(statement, 4, upTo);
      statement.setInt(7, limit);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          end = place(row);
          numRead = row.getInt("num_read");
        }
      }
    }
    return new Stretch(
        numRead == 0 ? List.of() : read(connection, after, end, types), end, numRead);
  }

  private static List<RecordedEvent> read(
      Connection connection, Place after, Place end, Collection<String> types) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ_TYPES)) {
      setPlace(statement, 1, after);
      setPlace(statement, 4, end);
      statement.setArray(7, connection.createArrayOf("text", types.toArray(String[]::new)));
      return events(statement);
    }
  }

  /** How many settled events lie behind a place; an estimate if they are many. */
  public long countAfter(Connection connection, Place after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setLong(1, after.position());
      setPlace(statement, 2, after);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void setPlace(PreparedStatement statement, int index, Place place)
      throws SQLException {
    statement.setInt(index, place.generation());
    statement.setString(index + 1, place.tx());
    statement.setLong(index + 2, place.position());
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getInt("generation"), row.getString("tx"), row.getLong("position"));
  }

  private static RecordedEvent event(ResultSet row) throws SQLException {
    return new RecordedEvent(
        place(row),
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
