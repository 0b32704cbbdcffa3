package io.playledger.projection;

import io.playledger.ledger.LedgerFollower;
import io.playledger.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** No month is dropped before every projection, and every rebuild under way, has read it. */
@ApplicationScoped
class ProjectionFollower implements LedgerFollower {

  private static final String FURTHEST_BEHIND =
      """
      select generation, tx::text, position from projection.checkpoint
      order by generation, tx, position
      limit 1
      """;

  @Override
  public Place place(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FURTHEST_BEHIND);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? new Place(row.getInt(1), row.getString(2), row.getLong(3)) : Place.END;
    }
  }
}
