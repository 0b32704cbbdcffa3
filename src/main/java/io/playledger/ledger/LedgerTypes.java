package io.playledger.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;

/**
 * Which types of events the ledger has got lately, without the events. Types and places are what no
 * erasure ever changes: whoever remembers them remembers nothing of anybody.
 */
@ApplicationScoped
public class LedgerTypes {

  /**
   * Behind every event that readers may see, and before all that are still to come: those have
   * transactions that are open yet, or that have not begun. Positions are given out before they are
   * committed, so that the last one is behind them all.
   */
  private static final String NOW =
      """
      select (select max(g.generation) from ledger.generation g) as generation,
             pg_snapshot_xmin(pg_current_snapshot())::text as oldest_open,
             (select s.last_value from ledger.event_position s) as position,
             pg_postmaster_start_time() as server_since
      """;

  private static final String AFTER =
      """
      select now.*, s.type, s.events
      from (%s) now
      left join (
        select e.type, count(*) as events
        from (select r.type from ledger.read_after(?, ?::xid8, ?) r limit ?) e
        group by e.type) s on true
      """
          .formatted(NOW);

  /**
   * The end of a stretch that is longer than what was read at a time: up to where it was read. What
   * lies before a settled event never changes, so it is the same events.
   */
  private static final String END =
      """
      select e.generation, e.tx, e.position
      from ledger.read_after(?, ?::xid8, ?) e
      offset ? limit 1
      """;

  /**
   * What lies behind a place.
   *
   * @param types of the events up to the end
   * @param end no settled event lies between the last of them and this; none ever will
   * @param isWhole whether no event can be seen yet behind the end
   * @param serverSince when the database server was started. Of one that took the place of another
   *     nobody knows whether it has all that the other one had
   */
  public record Passed(Set<String> types, Place end, boolean isWhole, Instant serverSince) {}

  /** Where the settled events end right now. */
  public Passed now(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOW);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Passed(Set.of(), end(row), true, serverSince(row));
    }
  }

  /**
   * The types of the settled events after a place.
   *
   * @param after where the last look ended
   * @param limit at most so many events
   */
  public Passed after(Connection connection, Place after, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
      setPlace(statement, after);
      statement.setInt(4, limit);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Set<String> types = new HashSet<>();
        long events = 0;
        Place end = end(row);
        Instant serverSince = serverSince(row);
        do {
          String type = row.getString("type");
          if (type != null) {
            types.add(type);
            events += row.getLong("events");
          }
        } while (row.next());
        boolean isWhole = events < limit;
        return new Passed(
            types, isWhole ? end : end(connection, after, limit), isWhole, serverSince);
      }
    }
  }

  private static Place end(Connection connection, Place after, int events) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      setPlace(statement, after);
      statement.setInt(4, events - 1);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("there were %d events after %s".formatted(events, after.text()));
        }
        return new Place(row.getInt(1), row.getString(2), row.getLong(3));
      }
    }
  }

  /** All of the transaction before the oldest open one is settled, whatever it has written. */
  private static Place end(ResultSet row) throws SQLException {
    long oldestOpen = Long.parseUnsignedLong(row.getString("oldest_open"));
    return new Place(
        row.getInt("generation"), Long.toUnsignedString(oldestOpen - 1), row.getLong("position"));
  }

  private static Instant serverSince(ResultSet row) throws SQLException {
    return row.getObject("server_since", OffsetDateTime.class).toInstant();
  }

  private static void setPlace(PreparedStatement statement, Place place) throws SQLException {
    statement.setInt(1, place.generation());
    statement.setString(2, place.tx());
    statement.setLong(3, place.position());
  }
}
