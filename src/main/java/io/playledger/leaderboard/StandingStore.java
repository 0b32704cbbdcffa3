package io.playledger.leaderboard;

import io.playledger.leaderboard.scoring.Points;
import io.playledger.platform.database.SqlArrays;
import io.playledger.projection.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rows of {@code leaderboard.score_row}, and the counts of their blocks. */
@ApplicationScoped
class StandingStore implements Store<StandingKey, Standing> {

  /** Boards that nobody has played on yet are made. */
  private static final String MAKE_BOARDS =
      """
      insert into leaderboard.board (product, season)
      select distinct k.product, k.season from unnest(?::text[], ?::text[]) as k (product, season)
      where not exists (
        select from leaderboard.board b where b.product = k.product and b.season = k.season)
      on conflict (product, season) do nothing
      """;

  private static final String LOAD =
      """
      select b.product, b.season, s.player_id, s.score, s.reached_at, s.first_at
      from unnest(?::text[], ?::text[], ?::text[]) as k (product, season, player_id)
      join leaderboard.board b on b.product = k.product and b.season = k.season
      join leaderboard.score_row s
        on s.board_id = b.id and s.player_id = k.player_id and s.revision = ?
      """;

  private static final String SAVE =
      """
      insert into leaderboard.score_row as s
        (revision, board_id, player_id, score, reached_at, first_at, sort_key)
      select ?, b.id, n.player_id, n.score::numeric, n.reached_at::timestamptz,
             n.first_at::timestamptz, n.sort_key
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
        as n (product, season, player_id, score, reached_at, first_at, sort_key)
      join leaderboard.board b on b.product = n.product and b.season = n.season
      on conflict (board_id, player_id, revision) do update set
        score = excluded.score, reached_at = excluded.reached_at, first_at = excluded.first_at,
        sort_key = excluded.sort_key
      """;

  private static final String COUNT =
      """
      select leaderboard.count_keys(?, array_agg(b.id), array_agg(k.key), array_agg(k.sign))
      from unnest(?::text[], ?::text[], ?::bytea[], ?::int[]) as k (product, season, key, sign)
      join leaderboard.board b on b.product = k.product and b.season = k.season
      having count(*) > 0
      """;

  private static final String DELETE =
      """
      with blocks as (delete from leaderboard.block where revision = ?)
      delete from leaderboard.score_row
      where ctid = any (array(
        select s.ctid from leaderboard.score_row s
        where s.order_id between leaderboard.order_id(?, 0) and leaderboard.order_id(?, 2147483647)
        limit ?))
      """;

  /** A key that is counted in or out. */
  private record Counted(StandingKey of, byte[] key, int sign) {}

  @Override
  public Map<StandingKey, Standing> load(
      Connection connection, int revision, Collection<StandingKey> keys) throws SQLException {
    List<StandingKey> ordered = List.copyOf(keys);
    try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
      setKeys(statement, 1, ordered);
      statement.setInt(4, revision);
      Map<StandingKey, Standing> found = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(
              new StandingKey(
                  row.getString("product"), row.getString("season"), row.getString("player_id")),
              new Standing(
                  new Points(row.getBigDecimal("score"), List.of(), instant(row, "reached_at")),
                  instant(row, "first_at")));
        }
      }
      return found;
    }
  }

  @Override
  public void save(
      Connection connection,
      int revision,
      Map<StandingKey, Standing> before,
      Map<StandingKey, Standing> now)
      throws SQLException {
    List<StandingKey> keys = now.keySet().stream().sorted(StandingKey.ORDER).toList();
    List<Standing> rows = keys.stream().map(now::get).toList();
    try (PreparedStatement statement = connection.prepareStatement(MAKE_BOARDS)) {
      statement.setArray(1, SqlArrays.texts(connection, keys, StandingKey::product));
      statement.setArray(2, SqlArrays.texts(connection, keys, StandingKey::season));
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
      statement.setInt(1, revision);
      setKeys(statement, 2, keys);
      statement.setArray(
          5, SqlArrays.texts(connection, rows, row -> row.points().score().toPlainString()));
      statement.setArray(
          6, SqlArrays.texts(connection, rows, row -> row.points().reachedAt().toString()));
      statement.setArray(7, SqlArrays.texts(connection, rows, row -> row.firstAt().toString()));
      statement.setArray(8, SqlArrays.bytes(connection, rows, Standing::sortKey));
      statement.executeUpdate();
    }
    count(connection, revision, counted(before, now));
  }

  /** Takes players off the board, where they stand as given. */
  void remove(Connection connection, int revision, Map<StandingKey, Standing> standings)
      throws SQLException {
    List<StandingKey> keys = standings.keySet().stream().sorted(StandingKey.ORDER).toList();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            delete from leaderboard.score_row s
            using unnest(?::text[], ?::text[], ?::text[]) as k (product, season, player_id)
            join leaderboard.board b on b.product = k.product and b.season = k.season
            where s.board_id = b.id and s.player_id = k.player_id and s.revision = ?
            """)) {
      setKeys(statement, 1, keys);
      statement.setInt(4, revision);
      statement.executeUpdate();
    }
    List<Counted> gone = new ArrayList<>();
    standings.forEach((key, standing) -> gone.add(new Counted(key, standing.sortKey(), -1)));
    count(connection, revision, gone);
  }

  private static List<Counted> counted(
      Map<StandingKey, Standing> before, Map<StandingKey, Standing> now) {
    List<Counted> counted = new ArrayList<>();
    now.forEach(
        (key, standing) -> {
          Standing was = before.get(key);
          byte[] newKey = standing.sortKey();
          byte[] oldKey = was == null ? null : was.sortKey();
          if (!Arrays.equals(oldKey, newKey)) {
            counted.add(new Counted(key, newKey, 1));
            if (oldKey != null) {
              counted.add(new Counted(key, oldKey, -1));
            }
          }
        });
    return counted;
  }

  private static void count(Connection connection, int revision, List<Counted> counted)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setInt(1, revision);
      statement.setArray(2, SqlArrays.texts(connection, counted, one -> one.of().product()));
      statement.setArray(3, SqlArrays.texts(connection, counted, one -> one.of().season()));
      statement.setArray(4, SqlArrays.bytes(connection, counted, Counted::key));
      statement.setArray(
          5, connection.createArrayOf("int4", counted.stream().map(Counted::sign).toArray()));
      statement.execute();
    }
  }

  @Override
  public int delete(Connection connection, int revision, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setInt(1, revision);
      statement.setInt(2, revision);
      statement.setInt(3, revision);
      statement.setInt(4, most);
      return statement.executeUpdate();
    }
  }

  private static void setKeys(PreparedStatement statement, int index, List<StandingKey> keys)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(index, SqlArrays.texts(connection, keys, StandingKey::product));
    statement.setArray(index + 1, SqlArrays.texts(connection, keys, StandingKey::season));
    statement.setArray(index + 2, SqlArrays.texts(connection, keys, StandingKey::playerId));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
