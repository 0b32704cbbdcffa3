package io.playledger.backup;

import io.playledger.backup.Manifest.Contents;
import io.playledger.backup.Manifest.Sequence;
import io.playledger.ledger.LedgerCopy;
import io.playledger.platform.database.DatabaseAddress;
import io.playledger.platform.migration.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Fills a database from a backup. All rows go in within one transaction; before it only the tables
 * are made, as any start would make them. The rows of the ledger keep their place in its reading
 * order: a start in another cluster begins a new generation behind them.
 */
final class Restore {

  private static final String NAME = "playledger-restore";

  /** The end of a COPY checks every foreign key, without a word meanwhile. */
  private static final Duration FOR_EVER = Duration.ZERO;

  private final BackupFile file;
  private final DatabaseAddress database;
  private final RestoreProgress progress;

  /**
   * @param file verified already
   */
  Restore(BackupFile file, DatabaseAddress database, RestoreProgress progress) {
    this.file = file;
    this.database = database;
    this.progress = progress;
  }

  /**
   * Restores everything or nothing.
   *
   * @throws SQLException if the database fails on the way; its transaction is rolled back
   */
  void run() throws RestoreRefused, SQLException, IOException {
    try (Connection connection = database.open(NAME, FOR_EVER)) {
      refuseOthers(connection);
      refuseEvents(connection);
      makeTables();
      connection.setAutoCommit(false);
      try {
        fill(connection);
        connection.commit();
      } catch (SQLException | IOException | RestoreRefused | RuntimeException e) {
        connection.rollback();
        throw e;
      }
      connection.setAutoCommit(true);
      analyze(connection);
    }
  }

  /** What is restored is restored: without this the server looks at the tables by itself, later. */
  private void analyze(Connection connection) {
    try {
      for (Table table : Catalogue.tables(connection)) {
        execute(connection, "analyze " + table.quotedName());
      }
    } catch (SQLException e) {
      progress.say("The restored tables are not analyzed yet: " + e.getMessage());
    }
  }

  private void makeTables() throws RestoreRefused {
    MigrationVersion wanted = file.manifest().version();
    Schema schema = new Schema(database);
    try {
      MigrationVersion current = schema.current().orElse(wanted);
      if (current.isNewerThan(wanted)) {
        throw new RestoreRefused(
            "the database's tables are of version %s already, newer than the backup's version %s; restore it into an empty database"
                .formatted(current, wanted));
      }
      schema.migrateTo(wanted);
    } catch (FlywayException e) {
      throw new RestoreRefused("the tables cannot be made: %s".formatted(e.getMessage()));
    }
  }

  private void fill(Connection connection) throws SQLException, IOException, RestoreRefused {
    execute(connection, "set local intervalstyle = 'postgres'");
    List<Table> tables = Catalogue.tables(connection);
    // A service that starts now waits, and fails rather than write in between.
    execute(
        connection,
        "lock table %s in exclusive mode"
            .formatted(tables.stream().map(Table::quotedName).collect(Collectors.joining(", "))));
    refuseEvents(connection);
    refuseOtherVersion(connection);
    List<Contents> ours = ours(tables);
    empty(connection, tables);
    LedgerCopy.makeMonths(connection, file.manifest().months());
    for (Contents contents : ours) {
      copy(connection, contents);
    }
    Set<String> sequences =
        Catalogue.sequences(connection).stream().map(Restore::name).collect(Collectors.toSet());
    for (Sequence sequence : file.manifest().sequences()) {
      if (sequences.contains(name(sequence))) {
        set(connection, sequence);
      }
    }
    LedgerCopy.beginGenerationIfAhead(connection);
    // The key in clear stayed behind in the old home. Without its hash, the next start takes the
    // key of the home it runs on, or makes one.
    execute(connection, "delete from platform.admin_key");
  }

  /** Rows that the migrations insert, and what a start has written without an event. */
  private static void empty(Connection connection, List<Table> tables) throws SQLException {
    for (Table table : tables.reversed()) {
      if (isTrue(connection, "select exists (select from %s)".formatted(table.quotedName()))) {
        // An audit that refuses changes is no reason to keep what the backup takes the place of.
        execute(connection, "alter table %s disable trigger user".formatted(table.quotedName()));
        execute(connection, "delete from " + table.quotedName());
        execute(connection, "alter table %s enable trigger user".formatted(table.quotedName()));
      }
    }
  }

  /**
   * What the backup has of our tables. Somebody may have kept a table of their own among them: the
   * backup has it, and here is no place for it.
   */
  private List<Contents> ours(List<Table> there) throws RestoreRefused {
    Map<String, Contents> saved =
        file.manifest().tables().stream()
            .collect(
                Collectors.toMap(contents -> contents.table().toString(), Function.identity()));
    for (Table table : there) {
      Contents contents = saved.remove(table.toString());
      if (contents == null) {
        throw new RestoreRefused("the backup has no rows of %s".formatted(table));
      }
      Set<String> missing = new HashSet<>(contents.table().columns());
      table.columns().forEach(missing::remove);
      if (!missing.isEmpty()) {
        throw new RestoreRefused(
            "the database has no column for %s of %s".formatted(missing, table));
      }
    }
    saved.keySet().forEach(other -> progress.say("  %s is left out: not ours".formatted(other)));
    return file.manifest().tables().stream()
        .filter(contents -> !saved.containsKey(contents.table().toString()))
        .toList();
  }

  /** A start in between may have migrated on. */
  private void refuseOtherVersion(Connection connection) throws SQLException, RestoreRefused {
    String version = Catalogue.schemaVersion(connection);
    if (!version.equals(file.manifest().schemaVersion())) {
      throw new RestoreRefused(
          "the database's tables are of version %s by now, the backup's of version %s"
              .formatted(version, file.manifest().schemaVersion()));
    }
  }

  private void copy(Connection connection, Contents contents)
      throws SQLException, IOException, RestoreRefused {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    try (InputStream rows = progress.of(contents, file.open(contents.table()))) {
      long copied = copy.copyIn(contents.table().copyIn(), rows, 1 << 16);
      if (copied != contents.rows()) {
        throw new RestoreRefused(
            "%d rows of %s went in, not %d; the file has changed meanwhile"
                .formatted(copied, contents.table(), contents.rows()));
      }
    }
    progress.say("  %s: %,d rows".formatted(contents.table(), contents.rows()));
  }

  private static String name(Sequence sequence) {
    return Table.quoted(sequence.schema()) + "." + Table.quoted(sequence.name());
  }

  private static void set(Connection connection, Sequence sequence) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
      statement.setString(1, name(sequence));
      statement.setLong(2, sequence.lastValue());
      statement.setBoolean(3, sequence.called());
      statement.execute();
    }
  }

  /** Other instances may share a database that is not embedded. */
  private static void refuseOthers(Connection connection) throws SQLException, RestoreRefused {
    boolean others =
        isTrue(
            connection,
            """
            select exists (select from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()
                and application_name in ('playledger', 'playledger-restore'))
            """);
    if (others) {
      throw new RestoreRefused(
          "another Playledger is connected to the database; stop it before a restore");
    }
  }

  private static void refuseEvents(Connection connection) throws SQLException, RestoreRefused {
    if (LedgerCopy.holdsEvents(connection)) {
      throw new RestoreRefused(
          "the database holds events already, and a backup is restored into an empty one only;"
              + " set PLAYLEDGER_HOME to a new folder, or PLAYLEDGER_DB_URL to an empty database");
    }
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
