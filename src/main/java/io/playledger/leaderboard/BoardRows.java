package io.playledger.leaderboard;

import io.playledger.platform.database.SqlTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads boards as they stand. Never closes its callers' connections. */
@ApplicationScoped
class BoardRows {

  private static final String FIND =
      """
      select c.revision, b.id, (
        select coalesce(sum(k.num_players), 0) from leaderboard.block k
        where k.revision = c.revision and k.board_id = b.id) as players
      from projection.checkpoint c
      left join leaderboard.board b on b.product = ? and b.season = ?
      where c.name = ? and c.is_live
      """;

  private static final String ROW =
      "select s.player_id, s.score, s.sub_scores, s.reached_at, s.sort_key from leaderboard.score_row s ";

  private static final String OF_BOARD = "where s.order_id = leaderboard.order_id(?, ?) ";
  private static final String BEST_FIRST = "order by s.sort_key desc, s.player_id desc limit ?";

  private static final String TOP = ROW + OF_BOARD + BEST_FIRST;

  private static final String BELOW =
      ROW + OF_BOARD + "and (s.sort_key, s.player_id) < (?, ?) " + BEST_FIRST;

  private static final String ABOVE =
      ROW
          + OF_BOARD
          + "and (s.sort_key, s.player_id) > (?, ?) order by s.sort_key, s.player_id limit ?";

  private static final String OF_PLAYERS =
      ROW + "where s.revision = ? and s.board_id = ? and s.player_id = any (?) and not s.is_banned";

  private static final String RANK = "select leaderboard.rank_of(?, ?, ?)";

  /**
   * A board in the revision that readers see.
   *
   * @param id 0 where there is none
   * @param season which one it is of
   * @param players how many are on it
   */
  record Live(int revision, int id, String season, long players) {}

  /** A row of a board. */
  record Row(Entry entry, byte[] key) {

    Row ranked(long rank) {
      return new Row(entry.ranked(rank), key);
    }
  }

  /** One that there is not is empty. */
  Live find(Connection connection, String product, String season) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, product);
      statement.setString(2, season);
      statement.setString(3, LeaderboardProjection.NAME);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new Live(row.getInt("revision"), row.getInt("id"), season, row.getLong("players"))
            : new Live(0, 0, season, 0);
      }
    }
  }

  /** The first ones. */
  List<Row> top(Connection connection, Live board, int limit) throws SQLException {
    try (PreparedStatement statement = statement(connection, TOP, board)) {
      statement.setInt(3, limit);
      return rows(statement);
    }
  }

  /** Those behind a row, the next one first. */
  List<Row> below(Connection connection, Live board, byte[] key, String playerId, int limit)
      throws SQLException {
    return beside(connection, BELOW, board, key, playerId, limit);
  }

  /** Those before a row, the next one first. */
  List<Row> above(Connection connection, Live board, byte[] key, String playerId, int limit)
      throws SQLException {
    return beside(connection, ABOVE, board, key, playerId, limit);
  }

  private static List<Row> beside(
      Connection connection, String query, Live board, byte[] key, String playerId, int limit)
      throws SQLException {
    try (PreparedStatement statement = statement(connection, query, board)) {
      statement.setBytes(3, key);
      statement.setString(4, playerId);
      statement.setInt(5, limit);
      return rows(statement);
    }
  }

  /** Those of some players, as far as they are on the board; in no order. */
  List<Row> of(Connection connection, Live board, List<String> playerIds) throws SQLException {
    try (PreparedStatement statement = statement(connection, OF_PLAYERS, board)) {
      statement.setArray(3, connection.createArrayOf("text", playerIds.toArray(String[]::new)));
      return rows(statement);
    }
  }

  /** The rank of a key. */
  long rank(Connection connection, Live board, byte[] key) throws SQLException {
    try (PreparedStatement statement = statement(connection, RANK, board)) {
      statement.setBytes(3, key);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static PreparedStatement statement(Connection connection, String query, Live board)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query);
    statement.setInt(1, board.revision());
    statement.setInt(2, board.id());
    return statement;
  }

  /** Their ranks are not known yet. */
  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        rows.add(
            new Row(
                new Entry(
                    0,
                    row.getString("player_id"),
                    null,
                    row.getBigDecimal("score"),
                    StandingStore.subScores(row),
                    SqlTimes.instant(row, "reached_at")),
                row.getBytes("sort_key")));
      }
    }
    return rows;
  }
}
