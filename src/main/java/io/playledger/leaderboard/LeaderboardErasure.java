package io.playledger.leaderboard;

import io.playledger.erasure.ErasureStep;
import io.playledger.projection.ProjectionLock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a player has reached, on every board and in every revision. There may be something of the
 * pseudonym already, of what happened since: both together are what counting anew would give.
 */
@ApplicationScoped
class LeaderboardErasure implements ErasureStep {

  private static final String NEXT =
      """
      select s.revision, b.product, b.season
      from leaderboard.score_row s join leaderboard.board b on b.id = s.board_id
      where s.player_id = ?
      limit 1
      """;

  private final StandingStore store;
  private final ProjectionLock lock;

  LeaderboardErasure(StandingStore store, ProjectionLock lock) {
    this.store = store;
    this.lock = lock;
  }

  @Override
  public String name() {
    return "leaderboard";
  }

  @Override
  public Stage stage() {
    return Stage.READ_MODELS;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    lock.hold(connection, LeaderboardProjection.NAME);
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setString(1, person.id());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Piece.done(0);
        }
        String product = row.getString("product");
        String season = row.getString("season");
        move(
            connection,
            row.getInt("revision"),
            new StandingKey(product, season, person.id()),
            new StandingKey(product, season, person.pseudonym()));
        return Piece.more("", 1);
      }
    }
  }

  private void move(Connection connection, int revision, StandingKey from, StandingKey to)
      throws SQLException {
    Map<StandingKey, Standing> both = store.load(connection, revision, List.of(from, to));
    Standing own = both.get(from);
    Standing later = both.get(to);
    if (own == null) {
      return;
    }
    store.remove(connection, revision, Map.of(from, own));
    Map<StandingKey, Standing> before = new HashMap<>();
    if (later != null) {
      before.put(to, later);
    }
    store.save(connection, revision, before, Map.of(to, later == null ? own : own.and(later)));
  }
}
