package io.playledger.stats;

import io.playledger.erasure.ErasureStep;
import io.playledger.projection.ProjectionLock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stats of a player, in every revision. There may be some of the pseudonym already, of what
 * happened since: they are put together, as they are where all is counted anew.
 */
@ApplicationScoped
class StatsErasure implements ErasureStep {

  private static final String NEXT =
      "select s.revision, s.product from stats.player_row s where s.player_id = ? limit 1";

  private final StatsStore store;
  private final CorrectionRows corrections;
  private final ProjectionLock lock;

  StatsErasure(StatsStore store, CorrectionRows corrections, ProjectionLock lock) {
    this.store = store;
    this.corrections = corrections;
    this.lock = lock;
  }

  @Override
  public String name() {
    return "stats";
  }

  @Override
  public Stage stage() {
    return Stage.READ_MODELS;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    lock.hold(connection, StatsProjection.NAME);
    corrections.rename(connection, person.id(), person.pseudonym());
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setString(1, person.id());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Piece.done(0);
        }
        String product = row.getString("product");
        move(
            connection,
            row.getInt("revision"),
            new StatsKey(product, person.id()),
            new StatsKey(product, person.pseudonym()));
        return Piece.more("", 1);
      }
    }
  }

  private void move(Connection connection, int revision, StatsKey from, StatsKey to)
      throws SQLException {
    Map<StatsKey, Tally> both = store.load(connection, revision, List.of(from, to));
    Tally own = both.getOrDefault(from, Tally.NONE);
    Tally later = both.get(to);
    store.remove(connection, revision, from);
    store.save(connection, revision, both, Map.of(to, later == null ? own : own.and(later)));
  }
}
