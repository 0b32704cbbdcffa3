package io.playledger.projection;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A projection of the tests' own: points per player, and a prize for each full hundred. Its rows
 * hold no more than 999, so that there is something for the database to refuse.
 */
final class Points extends KeyedProjection<String, Long> {

  static final String EVENT = "player_action";
  static final String PRIZE = "prize_won";

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");

  Points() {
    super(new Rows());
  }

  @Override
  protected Fold<String, Long> fold(Connection connection) {
    return new Sum();
  }

  static void prepare(Database database) throws SQLException {
    database.execute("create schema points");
    database.execute(
        """
        create table points.row (
          revision integer, player text, points bigint check (points < 1000),
          primary key (revision, player))
        """);
  }

  static Event event(String player, String data) {
    return new Event(EventId.at(TIME), EVENT, "a-test", TIME, "chess", player, null, data);
  }

  static Event event(String player, int points) {
    return event(player, "{\"points\":%d}".formatted(points));
  }

  static void append(Database database, Event... events) throws SQLException {
    new PlainLedger(database).append(List.of(events));
  }

  /** Of one revision. */
  static List<String> rows(Database database, int revision) throws SQLException {
    return database.column(
        "select player || ' ' || points from points.row where revision = %d order by player"
            .formatted(revision));
  }

  @Override
  public String name() {
    return "points";
  }

  @Override
  public Set<String> types() {
    return Set.of(EVENT);
  }

  @Override
  public Set<String> emits() {
    return Set.of(PRIZE);
  }

  private static final class Sum implements Fold<String, Long> {

    @Override
    public Set<String> keys(Fact fact) {
      String player = fact.event().playerId();
      return player == null ? Set.of() : Set.of(player);
    }

    @Override
    public Change<String, Long> apply(Fact fact, Map<String, Long> states) {
      String player = String.valueOf(fact.event().playerId());
      if (!fact.data().path("points").isInt()) {
        throw new IllegalArgumentException("no points for " + player);
      }
      long before = states.getOrDefault(player, 0L);
      long now = before + fact.data().path("points").asInt();
      List<Event> prizes = now / 100 > before / 100 ? List.of(prize(fact.event())) : List.of();
      return new Change<>(Map.of(player, now), prizes);
    }

    private static Event prize(Event cause) {
      Instant time = cause.occurredAt();
      return new Event(
          EventId.at(time),
          PRIZE,
          "playledger",
          time,
          cause.product(),
          cause.playerId(),
          null,
          "{}");
    }
  }

  static final class Rows implements Store<String, Long> {

    @Override
    public Map<String, Long> load(Connection connection, int revision, Collection<String> keys)
        throws SQLException {
      Map<String, Long> found = new HashMap<>();
      for (Map<String, Object> row :
          Sql.rows(
              connection, "select player, points from points.row where revision = ?", revision)) {
        if (keys.contains(String.valueOf(row.get("player")))) {
          found.put(String.valueOf(row.get("player")), (Long) row.get("points"));
        }
      }
      return found;
    }

    @Override
    public void save(
        Connection connection, int revision, Map<String, Long> before, Map<String, Long> now)
        throws SQLException {
      for (Map.Entry<String, Long> row : now.entrySet()) {
        Sql.execute(
            connection,
            """
            insert into points.row values (?, ?, ?)
            on conflict (revision, player) do update set points = excluded.points
            """,
            revision,
            row.getKey(),
            row.getValue());
      }
    }

    @Override
    public int delete(Connection connection, int revision, int most) throws SQLException {
      return Sql.rows(
              connection,
              """
              delete from points.row where ctid = any (array(
                select ctid from points.row where revision = ? limit ?)) returning 1
              """,
              revision,
              most)
          .size();
    }
  }
}
