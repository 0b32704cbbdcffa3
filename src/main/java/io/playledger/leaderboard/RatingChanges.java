package io.playledger.leaderboard;

import io.playledger.ledger.Place;
import io.playledger.platform.database.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What matches made of ratings: rows of {@code leaderboard.rating_change}. */
@ApplicationScoped
class RatingChanges {

  private static final String ADD =
      """
      insert into leaderboard.rating_change
        (revision, board_id, player_id, generation, tx, position, occurred_at, reached_at, first_at,
         event_id, score, sort_key, rating)
      select ?, b.id, n.player_id, n.generation::integer, n.tx::xid8, n.position::bigint,
             n.occurred_at::timestamptz, n.reached_at::timestamptz, n.first_at::timestamptz,
             n.event_id::uuid, n.score::numeric, n.sort_key, n.rating::double precision[]
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
        as n (product, season, player_id, generation, tx, position, occurred_at, reached_at,
              first_at, event_id, score, rating, sort_key)
      join leaderboard.board b on b.product = n.product and b.season = n.season
      """;

  private static final String REWIND = "select leaderboard.rewind(?, ?, ?, ?::xid8, ?)";

  private static final String FIRST =
      """
      select c.generation, c.tx, c.position
      from leaderboard.board b
      join leaderboard.rating_change c on c.board_id = b.id
      where b.product = ? and c.player_id = ? and c.revision = ?
      order by c.generation, c.tx, c.position
      limit 1
      """;

  private static final String DELETE =
      """
      delete from leaderboard.rating_change
      where ctid = any (array(
        select c.ctid from leaderboard.rating_change c
        where c.order_id between leaderboard.order_id(?, 0) and leaderboard.order_id(?, 2147483647)
        limit ?))
      """;

  /** A change and where it is. */
  private record Added(StandingKey of, RatingChange change) {}

  /** Writes those changes that are not yet. */
  void add(Connection connection, int revision, Map<StandingKey, Standing> standings)
      throws SQLException {
    List<Added> all = new ArrayList<>();
    standings.forEach(
        (key, standing) -> standing.changes().forEach(change -> all.add(new Added(key, change))));
    if (all.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setInt(1, revision);
      List<Function<Added, String>> columns =
          List.of(
              added -> added.of().product(),
              added -> added.of().season(),
              added -> added.of().playerId(),
              added -> Integer.toString(added.change().match().place().generation()),
              added -> added.change().match().place().tx(),
              added -> Long.toString(added.change().match().place().position()),
              added -> added.change().match().occurredAt().toString(),
              added -> added.change().points().reachedAt().toString(),
              added -> added.change().firstAt().toString(),
              added -> added.change().match().eventId().toString(),
              added -> added.change().points().score().toPlainString(),
              added -> String.valueOf(StandingStore.literal(added.change().rating())));
      int index = 2;
      for (Function<Added, String> column : columns) {
        statement.setArray(index++, SqlArrays.texts(connection, all, column));
      }
      statement.setArray(
          index, SqlArrays.bytes(connection, all, added -> added.change().key().bytes()));
      statement.executeUpdate();
    }
  }

  /**
   * Takes the boards of a game back to before a match; as if it and all later ones had not been.
   */
  void rewind(Connection connection, int revision, String product, Place from) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REWIND)) {
      statement.setInt(1, revision);
      statement.setString(2, product);
      statement.setInt(3, from.generation());
      statement.setString(4, from.tx());
      statement.setLong(5, from.position());
      statement.execute();
    }
  }

  /** Place of the first match of a player; empty if there is none. */
  Optional<Place> first(Connection connection, int revision, StandingKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
      statement.setString(1, key.product());
      statement.setString(2, key.playerId());
      statement.setInt(3, revision);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Place(row.getInt(1), row.getString(2), row.getLong(3)))
            : Optional.empty();
      }
    }
  }

  /** Of a row that has one, or not. */
  static List<Double> rating(ResultSet row) throws SQLException {
    Array rating = row.getArray("rating");
    return rating == null ? List.of() : List.of((Double[]) rating.getArray());
  }

  int delete(Connection connection, int revision, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setInt(1, revision);
      statement.setInt(2, revision);
      statement.setInt(3, most);
      return statement.executeUpdate();
    }
  }
}
