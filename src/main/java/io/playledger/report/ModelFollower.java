package io.playledger.report;

import io.playledger.ledger.LedgerFollower;
import io.playledger.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The SQL models, and rebuilds of them that are under way. */
@ApplicationScoped
public class ModelFollower implements LedgerFollower {

  private static final String FURTHEST_BEHIND =
      """
      select c.generation, c.tx::text, c.position
      from (
        select m.generation, m.tx, m.position from main.model m
        union all
        select r.generation, r.tx, r.position from main.rebuild r) c
      order by c.generation, c.tx, c.position
      limit 1
      """;

  @Override
  public Place place(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FURTHEST_BEHIND);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Place(row.getInt(1), row.getString(2), row.getLong(3));
    }
  }
}
