package io.playledger.leaderboard;

import static java.util.stream.Collectors.joining;

import io.playledger.leaderboard.scoring.Points;
import io.playledger.platform.database.SqlArrays;
import io.playledger.platform.database.SqlTimes;
import io.playledger.projection.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
      select b.product, b.season, s.player_id, s.score, s.sub_scores, s.rating, s.reached_at,
             s.first_at, s.sort_key
      from unnest(?::text[], ?::text[], ?::text[]) as k (product, season, player_id)
      join leaderboard.board b on b.product = k.product and b.season = k.season
      join leaderboard.score_row s
        on s.board_id = b.id and s.player_id = k.player_id and s.revision = ?
      """;

  private static final String SAVE =
      """
      insert into leaderboard.score_row as s
        (revision, board_id, player_id, score, sub_scores, rating, reached_at, first_at, sort_key,
         is_banned)
      select ?, b.id, n.player_id, n.score::numeric, n.sub_scores::numeric[],
             n.rating::double precision[], n.reached_at::timestamptz, n.first_at::timestamptz,
             n.sort_key, n.player_id = any (?)
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::text[], ?::bytea[])
        as n (product, season, player_id, score, sub_scores, rating, reached_at, first_at, sort_key)
      join leaderboard.board b on b.product = n.product and b.season = n.season
      on conflict (board_id, player_id, revision) do update set
        score = excluded.score, sub_scores = excluded.sub_scores, rating = excluded.rating,
        reached_at = excluded.reached_at, first_at = excluded.first_at,
        sort_key = excluded.sort_key, is_banned = excluded.is_banned
      """;

  private static final String SET_BANNED =
      """
      update leaderboard.score_row s set is_banned = ?
      from leaderboard.board b
      where s.player_id = ? and s.revision = ? and s.is_banned <> ? and b.id = s.board_id
      returning b.product, b.season, s.player_id, s.sort_key
      """;

  private static final String REMOVE =
      """
      delete from leaderboard.score_row s
      using unnest(?::text[], ?::text[], ?::text[]) as k (product, season, player_id)
      join leaderboard.board b on b.product = k.product and b.season = k.season
      where s.board_id = b.id and s.player_id = k.player_id and s.revision = ?
      returning b.product, b.season, s.player_id, s.sort_key, s.is_banned
      """;

  private static final String COUNT =
      """
      select leaderboard.count_keys(?, array_agg(b.id), array_agg(k.key), array_agg(k.sign))
      from unnest(?::text[], ?::text[], ?::bytea[], ?::int[]) as k (product, season, key, sign)
      join leaderboard.board b on b.product = k.product and b.season = k.season
      having count(*) > 0
      """;

  /** Rows of who is banned have no order. */
  private static final String DELETE =
      """
      with blocks as (delete from leaderboard.block where revision = ?),
           bans as (delete from leaderboard.ban where revision = ?),
           voids as (delete from leaderboard.voided_match where revision = ?)
      delete from leaderboard.score_row
      where ctid = any (array(
        (select s.ctid from leaderboard.score_row s
         where s.order_id between leaderboard.order_id(?, 0) and leaderboard.order_id(?, 2147483647)
         limit ?)
        union all
        (select s.ctid from leaderboard.score_row s where s.is_banned and s.revision = ? limit ?)))
      """;

  private final Bans bans;
  private final RatingChanges changes;

  StandingStore(Bans bans, RatingChanges changes) {
    this.bans = bans;
    this.changes = changes;
  }

  /** A key that is counted in or out. */
  private record Counted(StandingKey of, BoardKey key, int sign) {}

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
          found.put(key(row), standing(row));
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
    Set<String> banned = bans.among(connection, revision, keys);
    try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
      statement.setInt(1, revision);
      statement.setArray(2, connection.createArrayOf("text", banned.toArray(String[]::new)));
      setKeys(statement, 3, keys);
      statement.setArray(
          6, SqlArrays.texts(connection, rows, row -> row.points().score().toPlainString()));
      statement.setArray(
          7, SqlArrays.texts(connection, rows, row -> literal(row.points().subScores())));
      statement.setArray(8, SqlArrays.texts(connection, rows, row -> literal(row.rating())));
      statement.setArray(
          9, SqlArrays.texts(connection, rows, row -> row.points().reachedAt().toString()));
      statement.setArray(10, SqlArrays.texts(connection, rows, row -> row.firstAt().toString()));
      statement.setArray(11, SqlArrays.bytes(connection, rows, row -> row.key().bytes()));
      statement.executeUpdate();
    }
    count(connection, revision, counted(before, now, banned));
    changes.add(connection, revision, now);
  }

  /** Takes players off the board. */
  void remove(Connection connection, int revision, Collection<StandingKey> keys)
      throws SQLException {
    List<Counted> gone = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      setKeys(statement, 1, keys.stream().sorted(StandingKey.ORDER).toList());
      statement.setInt(4, revision);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (!row.getBoolean("is_banned")) {
            gone.add(new Counted(key(row), new BoardKey(row.getBytes("sort_key")), -1));
          }
        }
      }
    }
    count(connection, revision, gone);
  }

  /** Takes a player out of the order of all boards, or back in. */
  void setBanned(Connection connection, int revision, String playerId, boolean isBanned)
      throws SQLException {
    List<Counted> counted = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SET_BANNED)) {
      statement.setBoolean(1, isBanned);
      statement.setString(2, playerId);
      statement.setInt(3, revision);
      statement.setBoolean(4, isBanned);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counted.add(
              new Counted(key(row), new BoardKey(row.getBytes("sort_key")), isBanned ? -1 : 1));
        }
      }
    }
    count(connection, revision, counted);
  }

  private static StandingKey key(ResultSet row) throws SQLException {
    return new StandingKey(
        row.getString("product"), row.getString("season"), row.getString("player_id"));
  }

  private static List<Counted> counted(
      Map<StandingKey, Standing> before, Map<StandingKey, Standing> now, Set<String> banned) {
    List<Counted> counted = new ArrayList<>();
    now.forEach(
        (key, standing) -> {
          @Nullable Standing was = before.get(key);
          boolean stays = was != null && was.key().equals(standing.key());
          if (!stays && !banned.contains(key.playerId())) {
            counted.add(new Counted(key, standing.key(), 1));
            if (was != null) {
              counted.add(new Counted(key, was.key(), -1));
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
      statement.setArray(4, SqlArrays.bytes(connection, counted, one -> one.key().bytes()));
      statement.setArray(
          5, connection.createArrayOf("int4", counted.stream().map(Counted::sign).toArray()));
      statement.execute();
    }
  }

  @Override
  public int delete(Connection connection, int revision, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      for (int index : new int[] {1, 2, 3, 4, 5, 7}) {
        statement.setInt(index, revision);
      }
      statement.setInt(6, most);
      statement.setInt(8, most);
      return statement.executeUpdate() + changes.delete(connection, revision, most);
    }
  }

  private static void setKeys(PreparedStatement statement, int index, List<StandingKey> keys)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(index, SqlArrays.texts(connection, keys, StandingKey::product));
    statement.setArray(index + 1, SqlArrays.texts(connection, keys, StandingKey::season));
    statement.setArray(index + 2, SqlArrays.texts(connection, keys, StandingKey::playerId));
  }

  /** From the columns that {@link #LOAD} has. */
  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        new Points(row.getBigDecimal("score"), subScores(row), SqlTimes.instant(row, "reached_at")),
        SqlTimes.instant(row, "first_at"),
        RatingChanges.rating(row),
        new BoardKey(row.getBytes("sort_key")),
        List.of());
  }

  /** Of a row that has some, or not. */
  static List<BigDecimal> subScores(ResultSet row) throws SQLException {
    Array subScores = row.getArray("sub_scores");
    return subScores == null ? List.of() : List.of((BigDecimal[]) subScores.getArray());
  }

  /** As PostgreSQL writes arrays of numbers; null of none. */
  static @Nullable String literal(List<? extends Number> numbers) {
    return numbers.isEmpty()
        ? null
        : numbers.stream().map(StandingStore::number).collect(joining(",", "{", "}"));
  }

  private static String number(Number number) {
    return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
  }
}
