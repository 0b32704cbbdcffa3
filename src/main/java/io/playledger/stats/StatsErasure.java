package io.playledger.stats;

import io.playledger.erasure.ErasureStep;
import io.playledger.projection.ProjectionLock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The stats of a player, in every revision. There may be some of the pseudonym already, of what
 * happened since: they are added up, as they are where all is counted anew.
 */
@ApplicationScoped
class StatsErasure implements ErasureStep {

  private static final int MOST_ROWS = 500;

  private static final String MOVE =
      """
      with gone as (
        delete from stats.player_row
        where ctid = any (array(select s.ctid from stats.player_row s where s.player_id = ? limit ?))
        returning revision, product, counters, last_at)
      insert into stats.player_row as s (revision, product, player_id, counters, last_at)
      select g.revision, g.product, ?, g.counters, g.last_at from gone g
      on conflict (player_id, product, revision) do update set
        counters = stats.sum(s.counters, excluded.counters),
        last_at  = greatest(s.last_at, excluded.last_at)
      """;

  private final ProjectionLock lock;

  StatsErasure(ProjectionLock lock) {
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
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setString(1, person.id());
      statement.setInt(2, MOST_ROWS);
      statement.setString(3, person.pseudonym());
      int moved = statement.executeUpdate();
      return moved < MOST_ROWS ? Piece.done(moved) : Piece.more("", moved);
    }
  }
}
