package io.playledger.platform.migration;

import io.playledger.platform.database.DatabaseAddress;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The tables of a database at some version, without the views and functions of the R files: those
 * are of this software's version and made by its start.
 */
public final class Schema {

  /** No file's name begins so. */
  private static final String NO_REPEATABLES = "NONE";

  private final DatabaseAddress database;

  public Schema(DatabaseAddress database) {
    this.database = database;
  }

  /** The version that the database has; empty if it has none of our tables. */
  public Optional<MigrationVersion> current() {
    MigrationInfo current = configuration().load().info().current();
    return current == null ? Optional.empty() : Optional.of(current.getVersion());
  }

  /** Brings the database up to that version, and not further. */
  public void migrateTo(MigrationVersion version) {
    configuration().target(version).load().migrate();
  }

  private FluentConfiguration configuration() {
    return Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .repeatableSqlMigrationPrefix(NO_REPEATABLES)
        .placeholders(Map.of("models", "none"))
        .group(true)
        .ignoreMigrationPatterns("repeatable:missing", "*:future");
  }
}
