package io.playledger.support;

import io.playledger.platform.Home;
import io.playledger.platform.HomeLock;
import io.playledger.platform.postgres.EmbeddedPostgres;
import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A fresh PostgreSQL for the application under test, with the debug aids on and a known admin key.
 * The programs are unpacked once per build, the data are new each time.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

  public static final String ADMIN_KEY = "an-admin-key-for-tests-only";

  private HomeLock lock;
  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      Home home = new Home(Path.of("target", "test-postgres").toAbsolutePath());
      lock = HomeLock.take(home);
      Folders.delete(home.postgres().resolve("data"));
      postgres = EmbeddedPostgres.start(home, Durability.NONE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Map.of(
        "quarkus.datasource.jdbc.url",
        postgres.jdbcUrl(),
        "quarkus.datasource.username",
        postgres.user(),
        "quarkus.datasource.password",
        postgres.password(),
        "playledger.admin.key",
        ADMIN_KEY,
        "playledger.debug.enabled",
        "true",
        "playledger.report.refresh-patience",
        "2S",
        // The tests of the checks start their runs themselves.
        "playledger.checks.every",
        "off",
        "playledger.leaderboard.live.heartbeat",
        "1S",
        "playledger.analyst.statement-timeout",
        "3S",
        "playledger.analyst.transaction-timeout",
        "6S");
  }

  @Override
  public void stop() {
    postgres.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
