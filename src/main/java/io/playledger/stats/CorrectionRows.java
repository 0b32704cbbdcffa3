package io.playledger.stats;

import io.playledger.platform.database.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code stats.correction_row}: corrections that stand. */
@ApplicationScoped
class CorrectionRows {

  private static final String VOIDED =
      """
      select distinct c.product, c.about
      from unnest(?::text[], ?::text[]) as k (product, match_id)
      join stats.correction_row c
        on c.about = k.match_id and c.type = 'match_voided' and c.product = k.product
          and c.revision = ?
      """;

  private static final String ADD =
      """
      insert into stats.correction_row
        (correction_id, type, product, about, changes, corrected_at, revision)
      values (?, ?, ?, ?, ?::jsonb, ?::timestamptz, ?)
      on conflict do nothing
      """;

  /** Whatever it is about is called by now. There are few, and few are withdrawn. */
  private static final String REMOVE =
      "delete from stats.correction_row where correction_id = ? and revision = ?";

  private static final String CHANGES =
      """
      select c.changes::text
      from stats.correction_row c
      where c.about = ? and c.type = 'event_corrected' and c.revision = ?
      order by c.corrected_at desc, c.correction_id desc
      limit 1
      """;

  private static final String BANNED =
      """
      select exists (
        select from stats.correction_row c
        where c.about = ? and c.type = 'player_banned' and c.revision = (
          select p.revision from projection.checkpoint p where p.name = ? and p.is_live))
      """;

  private static final String RENAME = "update stats.correction_row set about = ? where about = ?";

  private static final String DELETE =
      """
      delete from stats.correction_row
      where ctid = any (array(
        select c.ctid from stats.correction_row c where c.revision + 0 = ? limit ?))
      """;

  /** Which of some matches are void. */
  Set<Match> voided(Connection connection, int revision, Set<Match> matches) throws SQLException {
    List<Match> all = List.copyOf(matches);
    Set<Match> voided = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(VOIDED)) {
      statement.setArray(1, SqlArrays.texts(connection, all, Match::product));
      statement.setArray(2, SqlArrays.texts(connection, all, Match::id));
      statement.setInt(3, revision);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          voided.add(new Match(row.getString("product"), row.getString("about")));
        }
      }
    }
    return voided;
  }

  void add(Connection connection, int revision, StandingCorrection row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setObject(1, row.id());
      statement.setString(2, row.type());
      statement.setString(3, row.product());
      statement.setString(4, row.about());
      statement.setString(5, row.changes());
      statement.setString(6, row.correctedAt().toString());
      statement.setInt(7, revision);
      statement.executeUpdate();
    }
  }

  void remove(Connection connection, int revision, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setObject(1, id);
      statement.setInt(2, revision);
      statement.executeUpdate();
    }
  }

  /** The corrected fields of an event; null if it stands as it was recorded. */
  @Nullable String changes(Connection connection, int revision, UUID eventId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHANGES)) {
      statement.setString(1, eventId.toString());
      statement.setInt(2, revision);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /** Whether readers are to be told that a player is banned. */
  boolean isBanned(Connection connection, String playerId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BANNED)) {
      statement.setString(1, playerId);
      statement.setString(2, StatsProjection.NAME);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Of an erased player. */
  void rename(Connection connection, String from, String to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RENAME)) {
      statement.setString(1, to);
      statement.setString(2, from);
      statement.executeUpdate();
    }
  }

  /** Deletes at most so many of a revision. */
  int delete(Connection connection, int revision, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setInt(1, revision);
      statement.setInt(2, most);
      return statement.executeUpdate();
    }
  }
}
