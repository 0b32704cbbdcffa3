package io.playledger.projection;

import io.playledger.projection.Projection.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Events that projections went on without. Neither commits nor closes its callers' connections. */
@ApplicationScoped
class ParkedEvents {

  private static final int LONGEST_ERROR = 500;

  private static final String PARK =
      """
      insert into projection.parked (name, revision, event_id, generation, tx, position, type, error)
      values (?, ?, ?, ?, ?::xid8, ?, ?, ?)
      on conflict (name, revision, event_id) do nothing
      """;

  private static final String OF_LIVE =
      """
      from projection.parked p
      join projection.checkpoint c on c.name = p.name and c.revision = p.revision and c.is_live
      where p.name = ?
      """;

  private static final String COUNT = "select count(*) " + OF_LIVE;

  private static final String FIRST =
      "select p.event_id, p.type, p.error, p.parked_at "
          + OF_LIVE
          + "order by p.generation, p.tx, p.position limit ?";

  void park(Connection connection, Checkpoint checkpoint, List<Failure> failures)
      throws SQLException {
    if (failures.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(PARK)) {
      for (Failure failure : failures) {
        Fact fact = failure.fact();
        statement.setString(1, checkpoint.name());
        statement.setInt(2, checkpoint.revision());
        statement.setObject(3, fact.event().id());
        statement.setInt(4, fact.place().generation());
        statement.setString(5, fact.place().tx());
        statement.setLong(6, fact.place().position());
        statement.setString(7, fact.event().type());
        statement.setString(8, error(failure.cause()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Of the live revision. */
  long count(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The first ones that the live revision lacks. */
  List<ParkedEvent> first(Connection connection, String name, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
      statement.setString(1, name);
      statement.setInt(2, limit);
      List<ParkedEvent> parked = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          parked.add(
              new ParkedEvent(
                  row.getString("event_id"),
                  row.getString("type"),
                  row.getString("error"),
                  row.getObject("parked_at", OffsetDateTime.class).toInstant()));
        }
      }
      return parked;
    }
  }

  /** What the database would refuse is left out, and what is too long. */
  private static String error(Exception cause) {
    String text = "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage());
    String storable = text.replaceAll("[\\x00\\p{Cs}]", "?");
    return storable.length() > LONGEST_ERROR ? storable.substring(0, LONGEST_ERROR) : storable;
  }
}
