package io.playledger.support;

import io.playledger.platform.Home;
import io.playledger.platform.HomeLock;
import io.playledger.platform.postgres.EmbeddedPostgres;
import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A PostgreSQL without the application. */
public final class PlainPostgres implements AutoCloseable {

  private static final String TEMPLATE = "migrated";

  private final HomeLock lock;
  private final EmbeddedPostgres postgres;
  private int databases;

  private PlainPostgres(HomeLock lock, EmbeddedPostgres postgres) {
    this.lock = lock;
    this.postgres = postgres;
  }

  /** Starts it and migrates the database that all others are copied from. */
  static PlainPostgres start() {
    try {
      Home home = new Home(Path.of("target", "plain-postgres").toAbsolutePath());
      HomeLock lock = HomeLock.take(home);
      Folders.delete(home.postgres().resolve("data"));
      PlainPostgres plain = new PlainPostgres(lock, EmbeddedPostgres.start(home, Durability.NONE));
      Database template = plain.create(TEMPLATE, "template1");
      Flyway.configure()
          .dataSource(template.url(), template.user(), template.password())
          .placeholders(Map.of("models", "tests"))
          .load()
          .migrate();
      template.execute("select ledger.open_generation()");
      return plain;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A new database with all tables. */
  Database migrated() {
    try {
      return create("test_" + ++databases, TEMPLATE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new database with nothing in it. */
  Database empty() {
    try {
      return create("test_" + ++databases, "template1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Database create(String name, String template) throws SQLException {
    database("postgres").execute("create database %s template %s".formatted(name, template));
    return database(name);
  }

  private Database database(String name) {
    return new Database(
        postgres.jdbcUrl().replaceFirst("/postgres$", "/" + name),
        postgres.user(),
        postgres.password());
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    lock.close();
  }
}
