package io.playledger.leaderboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is banned, by the events up to where a revision of the boards is. */
@ApplicationScoped
class Bans {

  private static final String AMONG =
      "select b.player_id from leaderboard.ban b where b.revision = ? and b.player_id = any (?)";

  private static final String REVISIONS =
      "select b.revision from leaderboard.ban b where b.player_id = ? order by b.revision";

  private static final String ADD =
      """
      insert into leaderboard.ban (revision, player_id, correction_id) values (?, ?, ?)
      on conflict (revision, player_id) do nothing
      """;

  private static final String REMOVE =
      "delete from leaderboard.ban where revision = ? and correction_id = ? returning player_id";

  /** Those of some players who are banned. */
  Set<String> among(Connection connection, int revision, Collection<StandingKey> keys)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AMONG)) {
      statement.setInt(1, revision);
      statement.setArray(
          2,
          connection.createArrayOf(
              "text", keys.stream().map(StandingKey::playerId).distinct().toArray(String[]::new)));
      Set<String> banned = new HashSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          banned.add(row.getString(1));
        }
      }
      return banned;
    }
  }

  /** In which a player is banned. */
  List<Integer> revisions(Connection connection, String playerId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REVISIONS)) {
      statement.setString(1, playerId);
      List<Integer> revisions = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          revisions.add(row.getInt(1));
        }
      }
      return revisions;
    }
  }

  /** Whether the player was not banned before. */
  boolean add(Connection connection, int revision, String playerId, UUID correctionId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setInt(1, revision);
      statement.setString(2, playerId);
      statement.setObject(3, correctionId);
      return statement.executeUpdate() == 1;
    }
  }

  /** Whom the correction had banned. */
  Optional<String> remove(Connection connection, int revision, UUID correctionId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setInt(1, revision);
      statement.setObject(2, correctionId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
