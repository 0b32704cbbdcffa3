package io.playledger.backup;

import io.playledger.platform.database.DatabaseAddress;
import io.playledger.support.Database;
import io.playledger.support.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** Databases copied by way of a file, without the application. */
final class Copies {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Copies() {}

  static Path save(Database from, Path file) throws SQLException, IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      save(from, out);
    }
    return file;
  }

  static void save(Database from, OutputStream out) throws SQLException, IOException {
    try (Connection connection = from.open()) {
      new BackupWriter(connection).write(out);
    }
  }

  /** As the command does it: all of the file is checked first. */
  static void restore(Path file, Database to) throws RestoreRefused, SQLException, IOException {
    try (BackupFile backup = BackupFile.open(file)) {
      backup.verify();
      RestoreProgress silent =
          new RestoreProgress(new PrintStream(OutputStream.nullOutputStream()));
      new Restore(backup, address(to), silent).run();
    }
  }

  static DatabaseAddress address(Database database) {
    return new DatabaseAddress(database.url(), database.user(), database.password());
  }

  /** A new database beside another one, with nothing in it. */
  static Database empty(Database beside) throws SQLException {
    String name = "copy_" + DATABASES.incrementAndGet();
    beside.execute("create database " + name);
    return named(beside, name);
  }

  /** The same, owned and used by a role that may do nothing beyond it. */
  static Database emptyOfPlainRole(Database beside) throws SQLException {
    String name = "copy_" + DATABASES.incrementAndGet();
    beside.execute("create role %s login password 'secret'".formatted(name));
    beside.execute("create database %s owner %s".formatted(name, name));
    return new Database(named(beside, name).url(), name, "secret");
  }

  private static Database named(Database beside, String name) {
    return new Database(
        beside.url().replaceFirst("/[^/]+$", "/" + name), beside.user(), beside.password());
  }

  /** What a start of the service does: all tables, views and functions of this version. */
  static void migrate(Database database) {
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .placeholders(Map.of("models", "copies"))
        .load()
        .migrate();
  }

  /** Every row of every table by the table's name, but for the admin key, which is not restored. */
  static Map<String, List<String>> rows(Database database) throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Connection connection = database.open()) {
      for (Table table : Catalogue.tables(connection)) {
        rows.put(
            table.toString(),
            Sql.column(
                connection,
                String.class,
                "select t::text from %s t order by 1".formatted(table.quotedName())));
      }
    }
    rows.remove("platform.admin_key");
    return rows;
  }
}
