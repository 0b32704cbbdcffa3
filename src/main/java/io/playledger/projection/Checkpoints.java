package io.playledger.projection;

import io.playledger.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far each projection has come. Neither commits nor closes its callers' connections. */
@ApplicationScoped
class Checkpoints {

  private static final String COLUMNS =
      """
      select name, revision, is_live, generation, tx::text, position, num_events, recent_events,
             recent_parked, stopped_why, began_at
      from projection.checkpoint
      """;

  private static final String ALL = COLUMNS + "order by name, revision";
  private static final String FIND = COLUMNS + "where name = ? and is_live = ?";
  private static final String TRY_LOCK = FIND + " for update skip locked";
  private static final String LOCK = FIND + " for update";

  private static final String MOVE =
      """
      update projection.checkpoint
      set generation = ?, tx = ?::xid8, position = ?, num_events = ?, recent_events = ?,
          recent_parked = ?, moved_at = clock_timestamp()
      where name = ? and revision = ?
      """;

  private static final String STOP =
      "update projection.checkpoint set stopped_why = ? where name = ? and revision = ?";

  private static final String GO_ON =
      """
      update projection.checkpoint
      set stopped_why = null, recent_events = 0, recent_parked = 0
      where name = ? and stopped_why is not null
      """;

  private static final String BEGIN =
      """
      insert into projection.checkpoint (name, revision, is_live)
      select ?, 1 + greatest(
               (select max(c.revision) from projection.checkpoint c where c.name = ?),
               (select max(r.revision) from projection.retired r where r.name = ?), 0), ?
      on conflict (name, is_live) do nothing
      """;

  private static final String DISCARD =
      """
      with discarded as (
        delete from projection.checkpoint where name = ? and not is_live returning name, revision)
      insert into projection.retired (name, revision) select d.name, d.revision from discarded d
      """;

  private static final String RETIRE =
      """
      with retired as (
        delete from projection.checkpoint where name = ? and is_live returning name, revision)
      insert into projection.retired (name, revision) select r.name, r.revision from retired r
      """;

  private static final String MAKE_LIVE =
      "update projection.checkpoint set is_live = true where name = ?";

  private static final String RETIRED =
      "select revision from projection.retired where name = ? order by revision limit 1";

  private static final String ALL_RETIRED = "select distinct name from projection.retired";

  private static final String FORGET =
      """
      with parked as (delete from projection.parked where name = ? and revision = ?)
      delete from projection.retired where name = ? and revision = ?
      """;

  /** Of all projections, those that no instance has any more among them. */
  List<Checkpoint> all(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet row = statement.executeQuery()) {
      List<Checkpoint> all = new ArrayList<>();
      while (row.next()) {
        all.add(checkpoint(row));
      }
      return all;
    }
  }

  /** Of the live revision, or of the one that a rebuild makes. */
  Optional<Checkpoint> find(Connection connection, String name, boolean isLive)
      throws SQLException {
    return find(connection, FIND, name, isLive);
  }

  /** The same for the caller alone; empty as well if somebody else has it. */
  Optional<Checkpoint> tryLock(Connection connection, String name, boolean isLive)
      throws SQLException {
    return find(connection, TRY_LOCK, name, isLive);
  }

  /** The same; waits for whoever has it. */
  Optional<Checkpoint> lock(Connection connection, String name, boolean isLive)
      throws SQLException {
    return find(connection, LOCK, name, isLive);
  }

  private static Optional<Checkpoint> find(
      Connection connection, String query, String name, boolean isLive) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      statement.setBoolean(2, isLive);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(checkpoint(row)) : Optional.empty();
      }
    }
  }

  /** Writes how far it is now. The caller has it locked. */
  void move(Connection connection, Checkpoint now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setInt(1, now.place().generation());
      statement.setString(2, now.place().tx());
      statement.setLong(3, now.place().position());
      statement.setLong(4, now.numEvents());
      statement.setInt(5, now.recent().events());
      statement.setInt(6, now.recent().parked());
      statement.setString(7, now.name());
      statement.setInt(8, now.revision());
      statement.executeUpdate();
    }
  }

  void stop(Connection connection, Checkpoint checkpoint, String why) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STOP)) {
      statement.setString(1, why);
      statement.setString(2, checkpoint.name());
      statement.setInt(3, checkpoint.revision());
      statement.executeUpdate();
    }
  }

  /** Whatever of it has stopped goes on where it stands. */
  void goOn(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GO_ON)) {
      statement.setString(1, name);
      statement.executeUpdate();
    }
  }

  /**
   * A new revision, from the beginning of the ledger; nothing if there is one of that kind.
   *
   * @return whether it is new
   */
  boolean begin(Connection connection, String name, boolean isLive) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      statement.setString(1, name);
      statement.setString(2, name);
      statement.setString(3, name);
      statement.setBoolean(4, isLive);
      return statement.executeUpdate() == 1;
    }
  }

  /**
   * A new revision that is not live, whatever is under way, by settings that the caller's
   * transaction changes. All its rows will be by those:
   *
   * <ul>
   *   <li>It becomes visible by the commit that makes the settings visible. A batch locks its row
   *       first and reads the settings by a later statement, which sees whatever was committed
   *       before (the isolation level is read committed); so it sees them too.
   *   <li>A rebuild that is under way may have rows by the old settings; it is discarded, and never
   *       read. A batch of it that is running has its row locked and is waited for. Should that
   *       batch make its revision the live one there is nothing to discard, and the new revision
   *       follows it.
   *   <li>A rebuild that somebody else asks for may become visible just before the new revision,
   *       and have begun by the old settings; it is discarded in the next round.
   * </ul>
   */
  void beginAnew(Connection connection, String name) throws SQLException {
    do {
      try (PreparedStatement statement = connection.prepareStatement(DISCARD)) {
        statement.setString(1, name);
        statement.executeUpdate();
      }
    } while (!begin(connection, name, false));
  }

  /** Readers see the revision that was rebuilt. The caller has both locked. */
  void flip(Connection connection, String name) throws SQLException {
    for (String sql : List.of(RETIRE, MAKE_LIVE)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, name);
        statement.executeUpdate();
      }
    }
  }

  /** A revision that nobody reads any more and that may still have rows. */
  Optional<Integer> retired(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RETIRED)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
      }
    }
  }

  /** Names of the projections that have such a revision. */
  Set<String> allRetired(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL_RETIRED);
        ResultSet row = statement.executeQuery()) {
      Set<String> names = new HashSet<>();
      while (row.next()) {
        names.add(row.getString(1));
      }
      return names;
    }
  }

  /** Such a revision has no rows left. */
  void forget(Connection connection, String name, int revision) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.setString(1, name);
      statement.setInt(2, revision);
      statement.setString(3, name);
      statement.setInt(4, revision);
      statement.executeUpdate();
    }
  }

  private static Checkpoint checkpoint(ResultSet row) throws SQLException {
    return new Checkpoint(
        row.getString("name"),
        row.getInt("revision"),
        row.getBoolean("is_live"),
        new Place(row.getInt("generation"), row.getString("tx"), row.getLong("position")),
        row.getLong("num_events"),
        new Checkpoint.Recent(row.getInt("recent_events"), row.getInt("recent_parked")),
        row.getString("stopped_why"),
        row.getObject("began_at", OffsetDateTime.class).toInstant());
  }
}
