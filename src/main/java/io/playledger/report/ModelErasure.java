package io.playledger.report;

import io.playledger.erasure.ErasureStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of the SQL models, in every revision. */
@ApplicationScoped
class ModelErasure implements ErasureStep {

  private static final int MOST_ROWS = 1000;

  private static final String NEXT_MODEL =
      "select name from main.model where name collate \"C\" > ? order by name collate \"C\" limit 1";

  private static final String ERASE = "select main.erase_player(?, ?, ?, ?)";

  @Override
  public String name() {
    return "models";
  }

  @Override
  public Stage stage() {
    return Stage.READ_MODELS;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    String done = place == null ? "" : place;
    @Nullable String model = nextModel(connection, done);
    if (model == null) {
      return Piece.done(0);
    }
    int moved = erase(connection, model, person);
    return Piece.more(moved < MOST_ROWS ? model : done, moved);
  }

  private static @Nullable String nextModel(Connection connection, String after)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT_MODEL)) {
      statement.setString(1, after);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private static int erase(Connection connection, String model, Person person) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
      statement.setString(1, model);
      statement.setString(2, person.id());
      statement.setString(3, person.pseudonym());
      statement.setInt(4, MOST_ROWS);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
