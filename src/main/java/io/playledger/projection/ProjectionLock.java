package io.playledger.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** For those who change rows of a projection besides its runner. */
@ApplicationScoped
public class ProjectionLock {

  private static final String LOCK =
      "select from projection.checkpoint where name = ? order by revision for update";

  /**
   * Keeps the runners away from a projection until the caller's transaction ends: what they would
   * write is made of rows that they have read before.
   */
  public void hold(Connection connection, String projection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, projection);
      statement.execute();
    }
  }
}
