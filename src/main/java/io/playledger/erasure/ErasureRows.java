package io.playledger.erasure;

import io.playledger.erasure.ErasureStep.Person;
import io.playledger.erasure.ErasureStep.Piece;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of erasures, in the caller's transaction. */
final class ErasureRows {

  /** Of several who ask for the same person, one makes the record. */
  private static final String ADD =
      """
      insert into ledger.erasure (id, pseudonym, player_hash, player_id) values (?, ?, ?, ?)
      on conflict (player_hash) do nothing
      """;

  private static final String ALL =
      """
      select e.id, e.pseudonym, e.requested_at, e.began_at, e.finished_at,
             s.step, s.num_rows, s.finished_at as step_finished_at
      from ledger.erasure e
      left join ledger.erasure_step s on s.erasure_id = e.id
      where e.id = any (array(%s))
      order by e.requested_at desc, e.id, s.finished_at nulls last, s.step
      """;

  private static final String LATEST =
      ALL.formatted("select l.id from ledger.erasure l order by l.requested_at desc limit ?");

  private static final String BY_HASH =
      ALL.formatted("select l.id from ledger.erasure l where l.player_hash = ?");

  private static final String IS_PSEUDONYM =
      "select exists (select from ledger.erasure where pseudonym = ?)";

  private static final String SEE =
      "update ledger.erasure set seen_at = clock_timestamp() where seen_at is null";

  private static final String FIRST =
      """
      select id, pseudonym, player_id, began_at is not null as has_begun
      from ledger.erasure
      where finished_at is null and seen_at is not null
      order by seen_at, id
      limit 1
      """;

  private static final String BEGIN =
      "update ledger.erasure set began_at = clock_timestamp() where id = ?";

  private static final String STEPS =
      "select step, place, finished_at is not null as is_finished from ledger.erasure_step where erasure_id = ?";

  private static final String ADVANCE =
      """
      insert into ledger.erasure_step as s (erasure_id, step, place, num_rows, finished_at)
      values (?, ?, ?, ?, case when ? then clock_timestamp() end)
      on conflict (erasure_id, step) do update set
        place = excluded.place, num_rows = s.num_rows + excluded.num_rows, finished_at = excluded.finished_at
      """;

  private static final String FINISH =
      "update ledger.erasure set finished_at = clock_timestamp(), player_id = null where id = ?";

  private ErasureRows() {}

  /** One that is not finished. */
  record Unfinished(Person person, boolean hasBegun) {}

  /** How far a step is that was begun. */
  record Progress(@Nullable String place, boolean isFinished) {}

  static void add(Connection connection, Person person, byte[] hash) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setObject(1, person.erasure());
      statement.setString(2, person.pseudonym());
      statement.setBytes(3, hash);
      statement.setString(4, person.id());
      statement.execute();
    }
  }

  static boolean isPseudonym(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_PSEUDONYM)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  static Optional<Erasure> find(Connection connection, byte[] hash) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BY_HASH)) {
      statement.setBytes(1, hash);
      return list(statement).stream().findAny();
    }
  }

  static List<Erasure> latest(Connection connection, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
      statement.setInt(1, limit);
      return list(statement);
    }
  }

  /** Notes those that are there for all to see. */
  static void see(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SEE);
    }
  }

  static Optional<Unfinished> first(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FIRST)) {
      return row.next()
          ? Optional.of(
              new Unfinished(
                  new Person(
                      row.getObject("id", UUID.class),
                      row.getString("player_id"),
                      row.getString("pseudonym")),
                  row.getBoolean("has_begun")))
          : Optional.empty();
    }
  }

  static void begin(Connection connection, UUID erasure) throws SQLException {
    update(connection, BEGIN, erasure);
  }

  /** Steps that were begun, by name. */
  static Map<String, Progress> progress(Connection connection, UUID erasure) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STEPS)) {
      statement.setObject(1, erasure);
      Map<String, Progress> steps = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          steps.put(row.getString(1), new Progress(row.getString(2), row.getBoolean(3)));
        }
      }
      return steps;
    }
  }

  static void advance(Connection connection, UUID erasure, String step, Piece piece)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      statement.setObject(1, erasure);
      statement.setString(2, step);
      statement.setString(3, piece.place());
      statement.setInt(4, piece.rows());
      statement.setBoolean(5, piece.state() == Piece.State.DONE);
      statement.execute();
    }
  }

  /** Forgets who it was. */
  static void finish(Connection connection, UUID erasure) throws SQLException {
    update(connection, FINISH, erasure);
  }

  private static void update(Connection connection, String sql, UUID erasure) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, erasure);
      statement.execute();
    }
  }

  private static List<Erasure> list(PreparedStatement statement) throws SQLException {
    List<Erasure> erasures = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        UUID id = row.getObject("id", UUID.class);
        if (erasures.isEmpty() || !erasures.get(erasures.size() - 1).id().equals(id)) {
          erasures.add(erasure(id, row));
        }
        if (row.getString("step") != null) {
          erasures.get(erasures.size() - 1).steps().add(step(row));
        }
      }
    }
    return erasures;
  }

  private static Erasure erasure(UUID id, ResultSet row) throws SQLException {
    return new Erasure(
        id,
        row.getString("pseudonym"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        instant(row, "began_at"),
        instant(row, "finished_at"),
        new ArrayList<>());
  }

  private static Erasure.Step step(ResultSet row) throws SQLException {
    return new Erasure.Step(
        row.getString("step"), row.getLong("num_rows"), instant(row, "step_finished_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
