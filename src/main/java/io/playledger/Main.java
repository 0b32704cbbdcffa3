package io.playledger;

import io.playledger.platform.Home;
import io.playledger.platform.HomeLock;
import io.playledger.platform.HomeLock.HomeInUseException;
import io.playledger.platform.postgres.EmbeddedPostgres;
import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.Map;

/**
 * Starts the service: on the database that {@code PLAYLEDGER_DB_URL} names, or else on an embedded
 * one in the home.
 *
 * <p>The database has to run before Quarkus reads its configuration, hence a main method of our
 * own.
 */
@QuarkusMain
public final class Main {

  private static final int USAGE = 2;

  private Main() {}

  public static void main(String... args) throws InterruptedException {
    Map<String, String> environment = System.getenv();
    Home home = Home.of(environment);
    System.setProperty("playledger.home", home.root().toString());
    try {
      HomeLock lock = HomeLock.take(home);
      String url = environment.getOrDefault("PLAYLEDGER_DB_URL", "");
      if (!url.isBlank()) {
        useDatabase(
            url.startsWith("jdbc:") ? url : "jdbc:" + url,
            environment.getOrDefault("PLAYLEDGER_DB_USER", "playledger"),
            environment.getOrDefault("PLAYLEDGER_DB_PASSWORD", ""));
        Quarkus.run(args);
      } else {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Durability.FULL);
        useDatabase(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Quarkus.run(
            null,
            (status, failure) -> {
              postgres.close();
              System.exit(status);
            },
            args);
      }
      lock.close();
    } catch (HomeInUseException | IOException e) {
      System.err.println("playledger: " + e.getMessage());
      System.exit(USAGE);
    }
  }

  private static void useDatabase(String url, String user, String password) {
    System.setProperty("quarkus.datasource.jdbc.url", url);
    System.setProperty("quarkus.datasource.username", user);
    System.setProperty("quarkus.datasource.password", password);
  }
}
