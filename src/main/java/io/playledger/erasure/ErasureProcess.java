package io.playledger.erasure;

import io.playledger.erasure.ErasureRows.Progress;
import io.playledger.erasure.ErasureRows.Unfinished;
import io.playledger.erasure.ErasureStep.Piece;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Does erasures, one after another, a short transaction at a time. How far each is stands in the
 * database: any instance goes on where another one stopped.
 */
final class ErasureProcess {

  /** No other advisory lock of ours has this class. */
  private static final int LOCK_CLASS = 7_002;

  private static final String TAKE_TURN =
      "select pg_try_advisory_xact_lock(%d, 0)".formatted(LOCK_CLASS);

  /**
   * Whether nobody can write the person's id any more. Instances remember who was erased for two
   * seconds; a third is for clocks that do not run alike. A transaction of that time may still be
   * open, and even one that has not written yet may have made up its mind. Backups only read.
   */
  private static final String IS_KNOWN_TO_ALL =
      """
      select clock_timestamp() > e.seen_at + interval '3 seconds'
        and not exists (
          select from pg_stat_activity a
          where a.datname = current_database() and a.backend_type = 'client backend'
            and a.pid <> pg_backend_pid() and a.application_name <> 'playledger-backup'
            and a.xact_start < e.seen_at + interval '2 seconds')
        and not exists (
          select from pg_prepared_xacts p
          where p.database = current_database() and p.prepared < e.seen_at + interval '2 seconds')
      from ledger.erasure e
      where e.id = '%s'
      """;

  private final DataSource dataSource;
  private final List<ErasureStep> steps;

  /**
   * @param steps in any order
   */
  ErasureProcess(DataSource dataSource, List<ErasureStep> steps) {
    this.dataSource = dataSource;
    this.steps =
        steps.stream()
            .sorted(Comparator.comparing(ErasureStep::stage).thenComparing(ErasureStep::name))
            .toList();
  }

  /** Does the next piece; false if there is nothing to do, or not yet. */
  boolean next() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean more = isTrue(connection, TAKE_TURN) && next(connection);
        connection.commit();
        return more;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private boolean next(Connection connection) throws SQLException {
    ErasureRows.see(connection);
    Unfinished first = ErasureRows.first(connection).orElse(null);
    if (first == null) {
      return false;
    }
    UUID erasure = first.person().erasure();
    if (!first.hasBegun()) {
      boolean begins = isTrue(connection, IS_KNOWN_TO_ALL.formatted(erasure));
      if (begins) {
        ErasureRows.begin(connection, erasure);
      }
      return begins;
    }
    Map<String, Progress> progress = ErasureRows.progress(connection, erasure);
    for (ErasureStep step : steps) {
      Progress done = progress.get(step.name());
      if (done == null || !done.isFinished()) {
        Piece piece = step.next(connection, first.person(), done == null ? null : done.place());
        ErasureRows.advance(connection, erasure, step.name(), piece);
        return piece.state() != Piece.State.WAITING;
      }
    }
    ErasureRows.finish(connection, erasure);
    return true;
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
