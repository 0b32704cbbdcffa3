package io.playledger.projection;

import io.playledger.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** For those who change rows of a projection besides its runner. */
@ApplicationScoped
public class ProjectionLock {

  private static final String LOCK =
      """
      select revision, generation, tx, position from projection.checkpoint
      where name = ? order by revision for update
      """;

  /**
   * Keeps the runners away from a projection until the caller's transaction ends: what they would
   * write is made of rows that they have read before.
   *
   * @return where each revision stands
   */
  public Map<Integer, Place> hold(Connection connection, String projection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, projection);
      Map<Integer, Place> places = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          places.put(
              row.getInt("revision"),
              new Place(row.getInt("generation"), row.getString("tx"), row.getLong("position")));
        }
      }
      return places;
    }
  }
}
