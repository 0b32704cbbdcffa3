package io.playledger.stats;

import io.playledger.platform.database.SqlArrays;
import io.playledger.projection.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code stats.player_row}. */
@ApplicationScoped
class StatsStore implements Store<StatsKey, Tally> {

  private static final String LOAD =
      """
      select s.product, s.player_id, s.counters, s.measures, s.streaks, s.last_at
      from unnest(?::text[], ?::text[]) as k (product, player_id)
      join stats.player_row s
        on s.product = k.product and s.player_id = k.player_id and s.revision = ?
      """;

  private static final String SAVE =
      """
      insert into stats.player_row as s (revision, product, player_id, counters, measures, streaks, last_at)
      select ?, n.product, n.player_id, n.counters::jsonb, n.measures::jsonb, n.streaks::jsonb,
             n.last_at::timestamptz
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as n (product, player_id, counters, measures, streaks, last_at)
      on conflict (player_id, product, revision) do update set
        counters = excluded.counters, measures = excluded.measures, streaks = excluded.streaks,
        last_at = excluded.last_at
      """;

  private static final String DELETE =
      """
      delete from stats.player_row
      where ctid = any (array(select s.ctid from stats.player_row s where s.revision + 0 = ? limit ?))
      """;

  private static final String REMOVE =
      "delete from stats.player_row where player_id = ? and product = ? and revision = ?";

  private static final String LIVE =
      """
      select s.product, s.player_id, s.counters, s.measures, s.streaks, s.last_at
      from stats.player_row s
      where s.product = ? and s.player_id = ? and s.revision = (
        select c.revision from projection.checkpoint c where c.name = ? and c.is_live)
      """;

  private final CorrectionRows corrections;

  StatsStore(CorrectionRows corrections) {
    this.corrections = corrections;
  }

  @Override
  public Map<StatsKey, Tally> load(Connection connection, int revision, Collection<StatsKey> keys)
      throws SQLException {
    List<StatsKey> ordered = List.copyOf(keys);
    try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
      statement.setArray(1, SqlArrays.texts(connection, ordered, StatsKey::product));
      statement.setArray(2, SqlArrays.texts(connection, ordered, StatsKey::playerId));
      statement.setInt(3, revision);
      return read(statement);
    }
  }

  /** What readers see of a player in a game. */
  Map<StatsKey, Tally> live(Connection connection, StatsKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LIVE)) {
      statement.setString(1, key.product());
      statement.setString(2, key.playerId());
      statement.setString(3, StatsProjection.NAME);
      return read(statement);
    }
  }

  private static Map<StatsKey, Tally> read(PreparedStatement statement) throws SQLException {
    Map<StatsKey, Tally> found = new HashMap<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.put(
            new StatsKey(row.getString("product"), row.getString("player_id")),
            new Tally(
                TallyJson.counters(row.getString("counters")),
                TallyJson.measures(row.getString("measures")),
                TallyJson.streaks(row.getString("streaks")),
                row.getObject("last_at", OffsetDateTime.class).toInstant()));
      }
    }
    return found;
  }

  @Override
  public void save(
      Connection connection, int revision, Map<StatsKey, Tally> before, Map<StatsKey, Tally> now)
      throws SQLException {
    List<StatsKey> keys = now.keySet().stream().sorted(StatsKey.ORDER).toList();
    List<Tally> rows = keys.stream().map(now::get).toList();
    try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
      statement.setInt(1, revision);
      statement.setArray(2, SqlArrays.texts(connection, keys, StatsKey::product));
      statement.setArray(3, SqlArrays.texts(connection, keys, StatsKey::playerId));
      statement.setArray(
          4, SqlArrays.texts(connection, rows, row -> TallyJson.counters(row.counters())));
      statement.setArray(
          5, SqlArrays.texts(connection, rows, row -> TallyJson.measures(row.measures())));
      statement.setArray(
          6, SqlArrays.texts(connection, rows, row -> TallyJson.streaks(row.streaks())));
      statement.setArray(7, SqlArrays.texts(connection, rows, row -> row.lastAt().toString()));
      statement.executeUpdate();
    }
  }

  /** Takes one row away. */
  void remove(Connection connection, int revision, StatsKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setString(1, key.playerId());
      statement.setString(2, key.product());
      statement.setInt(3, revision);
      statement.executeUpdate();
    }
  }

  @Override
  public int delete(Connection connection, int revision, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setInt(1, revision);
      statement.setInt(2, most);
      int deleted = statement.executeUpdate();
      return deleted > 0 ? deleted : corrections.delete(connection, revision, most);
    }
  }
}
