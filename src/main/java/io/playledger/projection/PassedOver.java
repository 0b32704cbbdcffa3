package io.playledger.projection;

import io.playledger.ledger.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Moves checkpoints over what projections do not want. */
final class PassedOver {

  /**
   * Only from where the caller has seen it. Does not wait, neither for who has the row nor for the
   * disk: what is lost is passed over again.
   */
  private static final String PASS =
      """
      update projection.checkpoint c
      set generation = ?, tx = ?::xid8, position = ?, moved_at = clock_timestamp()
      from (
        select s.name, s.revision from projection.checkpoint s
        where s.name = ? and s.revision = ? and s.is_live and s.stopped_why is null
          and (s.generation, s.tx, s.position) = (?, ?::xid8, ?)
        for update skip locked) seen
      where (c.name, c.revision) = (seen.name, seen.revision)
        and set_config('synchronous_commit', 'off', true) is not null
      """;

  private PassedOver() {}

  /**
   * Writes that a live revision has passed over what it does not want; does nothing where it was
   * moved meanwhile, or somebody else is at it.
   *
   * @param connection that commits each statement
   * @param seen as it was
   * @param to no event that it wants lies between
   */
  static void move(Connection connection, Checkpoint seen, Place to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PASS)) {
      setPlace(statement, 1, to);
      statement.setString(4, seen.name());
      statement.setInt(5, seen.revision());
      setPlace(statement, 6, seen.place());
      statement.executeUpdate();
    }
  }

  private static void setPlace(PreparedStatement statement, int index, Place place)
      throws SQLException {
    statement.setInt(index, place.generation());
    statement.setString(index + 1, place.tx());
    statement.setLong(index + 2, place.position());
  }
}
