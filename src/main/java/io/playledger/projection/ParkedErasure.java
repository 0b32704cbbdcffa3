package io.playledger.projection;

import io.playledger.erasure.ErasureStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Errors of parked events, which may quote what is in the event; there are few. */
@ApplicationScoped
class ParkedErasure implements ErasureStep {

  private static final String REPLACE =
      "update projection.parked set error = replace(error, ?, ?) where position(? in error) > 0";

  @Override
  public String name() {
    return "parked";
  }

  @Override
  public Stage stage() {
    return Stage.READ_MODELS;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
      statement.setString(1, person.id());
      statement.setString(2, person.pseudonym());
      statement.setString(3, person.id());
      return Piece.done(statement.executeUpdate());
    }
  }
}
