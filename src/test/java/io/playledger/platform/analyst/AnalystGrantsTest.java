package io.playledger.platform.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.platform.Home;
import io.playledger.platform.postgres.EmbeddedPostgres;
import io.playledger.platform.postgres.EmbeddedPostgres.Durability;
import io.playledger.support.AtOnce;
import io.playledger.support.Database;
import io.playledger.support.PreparedHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role belongs to the cluster, so each test has one of its own, where it is not there yet. */
class AnalystGrantsTest {

  private static final int DATABASES = 4;
  private static final String CAN_READ =
      "select has_table_privilege('playledger_analyst', 'report.daily_games', 'select')";

  @TempDir Path folder;

  private EmbeddedPostgres postgres;

  @BeforeEach
  void start() throws Exception {
    Home home = PreparedHome.withDatabase(folder);
    postgres = EmbeddedPostgres.start(home, Durability.NONE);
  }

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  @DisplayName("Databases of one cluster that are migrated at once all get the one role")
  void atOnce() throws Exception {
    Queue<Database> databases = new ConcurrentLinkedQueue<>();
    for (int number = 0; number < DATABASES; number++) {
      admin().execute("create database games_" + number);
      databases.add(admin("games_" + number));
    }

    List<Integer> migrated = AtOnce.call(DATABASES, () -> migrate(databases.remove(), "one"));

    assertThat(migrated).allMatch(migrations -> migrations > 5);
    for (int number = 0; number < DATABASES; number++) {
      assertThat(admin("games_" + number).value(CAN_READ)).isEqualTo("t");
    }
  }

  @Test
  @DisplayName("Views that are made anew can be read again")
  void madeAnew() throws Exception {
    migrate(admin(), "one");
    admin().execute("revoke all on all tables in schema report from playledger_analyst");

    migrate(admin(), "two");

    assertThat(admin().value(CAN_READ)).isEqualTo("t");
  }

  @Test
  @DisplayName("Where no role may be made the tables are, and a role made later is let in")
  void mayNotMakeRoles() throws Exception {
    admin().execute("create role plain login password 'secret'");
    admin().execute("create database games owner plain");
    Database plain = new Database(admin("games").url(), "plain", "secret");

    migrate(plain, "one");

    assertThat(plain.column("select 1 from pg_roles where rolname = 'playledger_analyst'"))
        .isEmpty();
    assertThat(plain.value("select platform.admit_analysts()")).isEqualTo("f");
    admin().execute("create role playledger_analyst");
    assertThat(plain.value("select platform.admit_analysts()")).isEqualTo("t");
    assertThat(plain.value(CAN_READ)).isEqualTo("t");
  }

  private static int migrate(Database database, String models) {
    return Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .placeholders(Map.of("models", models))
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private Database admin() {
    return admin("postgres");
  }

  private Database admin(String name) {
    return new Database(
        postgres.jdbcUrl().replaceFirst("/postgres$", "/" + name),
        postgres.user(),
        postgres.password());
  }
}
