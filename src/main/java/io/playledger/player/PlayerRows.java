package io.playledger.player;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes players and their names, in the caller's transaction. */
final class PlayerRows {

  private static final String INSERT = "insert into player.player (id, token_hash) values (?, ?)";

  private static final String TOKEN_HASH = "select token_hash from player.player where id = ?";

  private static final String LOCK = TOKEN_HASH + " for no key update";

  private static final String NAMES =
      "select product, name from player.display_name where player_id = ?";

  private static final String NAMES_OF =
      "select player_id, name from player.display_name where product = ? and player_id = any (?)";

  /** Two that take the same name at once: the second waits, and then is told. */
  private static final String TAKE_NAME =
      """
      insert into player.display_name (player_id, product, name, folded) values (?, ?, ?, ?)
      on conflict on constraint display_name_is_unique do nothing
      """;

  /** In one order for all. These locks are of 64 bits; those that are two numbers are others. */
  private static final String LOCK_NAMES =
      """
      select pg_advisory_xact_lock(l.key)
      from (select distinct hashtextextended(? || ' ' || f.folded, 0) as key
            from unnest(array[?, ?]) as f (folded)
            order by key) l
      """;

  private static final String FREE_NAME =
      "delete from player.display_name where player_id = ? and product = ?";

  private static final String ERASE_NAMES = "delete from player.display_name where player_id = ?";

  private static final String ERASE = "delete from player.player where id = ?";

  private PlayerRows() {}

  static void insert(Connection connection, String id, byte[] tokenHash) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, id);
      statement.setBytes(2, tokenHash);
      statement.execute();
    }
  }

  /** Empty if there is no such player. */
  static Optional<byte[]> tokenHash(Connection connection, String id) throws SQLException {
    return hash(connection, TOKEN_HASH, id);
  }

  /** The same, and makes others who change the player wait until the transaction ends. */
  static Optional<byte[]> lock(Connection connection, String id) throws SQLException {
    return hash(connection, LOCK, id);
  }

  /** The player's names by product. */
  static SortedMap<String, String> names(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
      statement.setString(1, id);
      return pairs(statement);
    }
  }

  /** The names in a product, by player; of those who have none there is none. */
  static Map<String, String> names(Connection connection, String product, Collection<String> ids)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NAMES_OF)) {
      statement.setString(1, product);
      statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
      return pairs(statement);
    }
  }

  /**
   * To be called before one name is given up for the other. Without it two players who exchange
   * theirs would each wait for what the other has given up.
   */
  static void lockNames(Connection connection, String product, PlayerName one, PlayerName other)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK_NAMES)) {
      statement.setString(1, product);
      statement.setString(2, one.folded());
      statement.setString(3, other.folded());
      statement.execute();
    }
  }

  /** False if somebody has the name, or one that is hardly different. */
  static boolean takeName(Connection connection, String id, String product, PlayerName name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKE_NAME)) {
      statement.setString(1, id);
      statement.setString(2, product);
      statement.setString(3, name.text());
      statement.setString(4, name.folded());
      return statement.executeUpdate() == 1;
    }
  }

  static void freeName(Connection connection, String id, String product) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FREE_NAME)) {
      statement.setString(1, id);
      statement.setString(2, product);
      statement.execute();
    }
  }

  /** Takes out the player and all names; how many rows that were. */
  static int erase(Connection connection, String id) throws SQLException {
    int rows = 0;
    for (String sql : new String[] {ERASE_NAMES, ERASE}) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, id);
        rows += statement.executeUpdate();
      }
    }
    return rows;
  }

  private static Optional<byte[]> hash(Connection connection, String sql, String id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  private static SortedMap<String, String> pairs(PreparedStatement statement) throws SQLException {
    SortedMap<String, String> pairs = new TreeMap<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        pairs.put(row.getString(1), row.getString(2));
      }
    }
    return pairs;
  }
}
