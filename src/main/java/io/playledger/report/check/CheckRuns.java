package io.playledger.report.check;

import io.playledger.platform.error.StorageException;
import io.playledger.report.check.CheckResult.Outcome;
import io.playledger.report.check.CheckRun.State;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The stored runs, for every instance to see. Each call is a short transaction of its own. */
@Singleton
public class CheckRuns {

  /** The last finished one is kept however many were interrupted since. */
  private static final String DROP_OLD =
      """
      delete from report.check_run r
      where r.id <= (select max(n.id) - 100 from report.check_run n)
        and r.id <> (select coalesce(max(f.id), 0) from report.check_run f where f.finished_at is not null)
      """;

  private static final String BEGIN =
      "insert into report.check_run (backend, num_tests) values (?, ?) returning id";

  private static final String CURRENT = "update report.check_run set current_test = ? where id = ?";

  private static final String ADD =
      """
      insert into report.check_result
        (run_id, ordinal, name, description, outcome, num_rows, more_rows, rows, problem, millis)
      values (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?)
      """;

  private static final String FINISH =
      """
      update report.check_run
      set finished_at = clock_timestamp(), current_test = null,
          num_failed = (select count(*) from report.check_result c where c.run_id = id and c.outcome in ('failed', 'error'))
      where id = ?
      """;

  /** Only the newest run can be under way, and is while its session holds the lock. */
  private static final String RUNS =
      """
      select r.id, r.num_tests, r.started_at, r.finished_at, r.current_test,
             extract(epoch from clock_timestamp() - coalesce(r.finished_at, r.started_at))::float8 as age,
             coalesce(r.num_failed, (
               select count(*) from report.check_result c
               where c.run_id = r.id and c.outcome in ('failed', 'error'))) as num_failed,
             r.finished_at is null
               and not exists (select from report.check_run n where n.id > r.id)
               and exists (
                 select from pg_locks l join pg_database d on d.oid = l.database
                 where l.locktype = 'advisory' and l.classid = %d and l.pid = r.backend and l.granted
                   and d.datname = current_database()) as under_way
      from report.check_run r
      """
          .formatted(CheckLock.LOCK_CLASS);

  private static final String RESULTS =
      """
      select name, description, outcome, num_rows, more_rows, rows::text as rows, problem, millis
      from report.check_result
      where run_id = ?
      order by ordinal
      """;

  private final DataSource dataSource;

  CheckRuns(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The run of that number. */
  public Optional<CheckRun> find(long id) {
    return one("where r.id = " + id);
  }

  /** The last run that came to its end. */
  public Optional<CheckRun> lastFinished() {
    return one("where r.finished_at is not null order by r.id desc limit 1");
  }

  /** The run that some instance is at. */
  public Optional<CheckRun> underWay() {
    return one("order by r.id desc limit 1").filter(run -> run.state() == State.UNDER_WAY);
  }

  long begin(int backend, int numTests) {
    return inTransaction(
        "beginning a run of the checks",
        connection -> {
          execute(connection, DROP_OLD);
          try (PreparedStatement statement = prepare(connection, BEGIN, backend, numTests);
              ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  void current(long run, String test) {
    inTransaction("noting a check", connection -> execute(connection, CURRENT, test, run));
  }

  void add(long run, int ordinal, CheckResult result) {
    inTransaction(
        "keeping the result of a check",
        connection ->
            execute(
                connection,
                ADD,
                run,
                ordinal,
                result.test(),
                result.description(),
                result.outcome().toString(),
                result.numRows(),
                result.moreRows(),
                result.rows(),
                result.problem(),
                result.millis()));
  }

  void finish(long run) {
    inTransaction("ending a run of the checks", connection -> execute(connection, FINISH, run));
  }

  private Optional<CheckRun> one(String which) {
    return inTransaction(
        "reading the runs of the checks",
        connection -> {
          try (PreparedStatement statement = prepare(connection, RUNS + which);
              ResultSet row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(run(row, results(connection, row.getLong("id"))))
                : Optional.empty();
          }
        });
  }

  private static CheckRun run(ResultSet row, List<CheckResult> results) throws SQLException {
    Instant finishedAt = time(row, "finished_at");
    int numFailed = row.getInt("num_failed");
    State state;
    if (finishedAt != null) {
      state = numFailed == 0 ? State.PASSED : State.FAILED;
    } else {
      state = row.getBoolean("under_way") ? State.UNDER_WAY : State.INTERRUPTED;
    }
    return new CheckRun(
        row.getLong("id"),
        state,
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        finishedAt,
        Duration.ofMillis(Math.round(1000 * row.getDouble("age"))),
        row.getInt("num_tests"),
        numFailed,
        state == State.UNDER_WAY ? row.getString("current_test") : null,
        results);
  }

  private static List<CheckResult> results(Connection connection, long run) throws SQLException {
    List<CheckResult> results = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, RESULTS, run);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        results.add(
            new CheckResult(
                row.getString("name"),
                row.getString("description"),
                Outcome.of(row.getString("outcome")),
                row.getInt("num_rows"),
                row.getBoolean("more_rows"),
                row.getString("rows"),
                row.getString("problem"),
                row.getLong("millis")));
      }
    }
    return results;
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static int execute(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int index = 0; index < parameters.length; index++) {
      statement.setObject(index + 1, parameters[index]);
    }
    return statement;
  }

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(String doing, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } finally {
        // Does nothing after the commit.
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new StorageException(doing, e);
    }
  }
}
