package io.playledger.player;

import io.playledger.erasure.ErasureStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The registration of a person, and the names, which others may take from then on. Nothing comes in
 * their place: the token is to open nothing any more.
 */
@ApplicationScoped
class PlayerErasure implements ErasureStep {

  @Override
  public String name() {
    return "players";
  }

  @Override
  public Stage stage() {
    return Stage.STATE;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    return Piece.done(PlayerRows.erase(connection, person.id()));
  }
}
