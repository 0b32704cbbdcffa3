package io.playledger.platform.analyst;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Admin;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/**
 * What analysts can do with their login, and what not. The tests' limits are three and six seconds.
 */
@PlayledgerTest
class AnalystTest {

  private static final String CANCELLED = "57014";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String READ_ONLY_TRANSACTION = "25006";
  private static final String ADMIN_SHUTDOWN = "57P01";
  private static final String ENDLESS = "select count(*) from generate_series(1, 1e12)";
  private static final String STUBBORN =
      """
      do $$ begin
        loop
          begin
            perform count(*) from generate_series(1, 1e12);
          exception when query_canceled then null;
          end;
          commit;
        end loop;
      end $$
      """;

  /** Far less than such a query takes, and enough for a slow machine. */
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

  @Inject AgroalDataSource dataSource;

  private Database analyst;

  @BeforeEach
  void logIn() {
    analyst = login();
  }

  @Test
  @DisplayName("Only administrators get the login")
  void adminOnly() {
    given().get("/admin/analyst").then().statusCode(401);
  }

  @Test
  @DisplayName("Every view and table of the models can be read, without naming its schema")
  void readsModels() throws SQLException {
    List<String> relations;
    try (Connection connection = dataSource.getConnection()) {
      relations =
          Sql.column(
              connection,
              String.class,
              "select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                  + " where n.nspname in ('staging', 'main', 'report') and c.relkind in ('v', 'r')");
    }
    assertThat(relations)
        .contains("daily_games", "games", "stg_game_started")
        .hasSizeGreaterThan(8);

    try (Connection connection = analyst.open()) {
      for (String relation : relations) {
        Sql.rows(connection, "select * from %s limit 3".formatted(relation));
      }
      assertThat(Sql.rows(connection, "select report.as_of(), report.day_of(now())")).hasSize(1);
    }
  }

  @ParameterizedTest
  @DisplayName(
      "Nothing else can be read, and nothing changed, also in a transaction that may write")
  @ValueSource(
      strings = {
        "select 1 from ledger.event",
        "select 1 from ledger.conflict",
        "select 1 from trivia.session",
        "select 1 from platform.admin_key",
        "select 1 from platform.time_shift",
        "select main.refresh('games', 1)",
        "select main.begin_rebuild('games')",
        "select main.rebuild('games', 1)",
        "select main.fold_games(1, 1, '1', 1, 1, '1', 1)",
        "select ledger.open_generation()",
        "select platform.admit_analysts()",
        "update report.setting set zone = 'Mars'",
        "delete from main.game_row",
        "insert into main.game_day_row values (1, '2026-05-05', 1, 1, 1)",
        "truncate main.game_row",
        "create table report.own (a int)",
        "create schema own",
        "drop view report.daily_games cascade",
        "create role somebody",
        "copy (select 1) to program 'true'",
        "alter role playledger_analyst connection limit -1"
      })
  void refused(String statement) throws SQLException {
    try (Connection connection = analyst.open()) {
      Sql.execute(connection, "set default_transaction_read_only = off");

      SQLException refusal =
          catchThrowableOfType(SQLException.class, () -> Sql.execute(connection, statement));

      assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }
  }

  @Test
  @DisplayName("Transactions are read only unless asked for otherwise")
  void readOnly() {
    SQLException refusal =
        catchThrowableOfType(
            SQLException.class, () -> analyst.execute("create temporary table t (a int)"));

    assertThat(refusal.getSQLState()).isEqualTo(READ_ONLY_TRANSACTION);
  }

  @ParameterizedTest
  @DisplayName("An endless query ends, also where the analyst has lifted the limit")
  @ValueSource(strings = {"select 1", "set statement_timeout = 0"})
  void endless(String before) throws SQLException {
    try (Connection connection = analyst.open()) {
      Sql.execute(connection, before);
      long begin = System.nanoTime();

      SQLException end =
          catchThrowableOfType(SQLException.class, () -> Sql.execute(connection, ENDLESS));

      assertThat(end.getSQLState()).isEqualTo(CANCELLED);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofSeconds(1), ENDS_WITHIN);
    }
  }

  @Test
  @DisplayName("An endless query ends in any database of the cluster")
  void endlessElsewhere() throws SQLException {
    try (Connection connection = elsewhere().open()) {
      SQLException end =
          catchThrowableOfType(SQLException.class, () -> Sql.execute(connection, ENDLESS));

      assertThat(end.getSQLState()).isEqualTo(CANCELLED);
    }
  }

  @Test
  @DisplayName("A block that goes on when it is told to stop ends with its session")
  void stubborn() throws SQLException {
    try (Connection connection = analyst.open()) {
      SQLException end =
          catchThrowableOfType(SQLException.class, () -> Sql.execute(connection, STUBBORN));

      assertThat(end.getSQLState()).isEqualTo(ADMIN_SHUTDOWN);
    }
  }

  @Test
  @DisplayName("Temporary files are bounded, and no session changes that")
  void temporaryFiles() throws SQLException {
    try (Connection connection = analyst.open()) {
      assertThat(Sql.value(connection, String.class, "show temp_file_limit")).isEqualTo("1GB");

      SQLException refusal =
          catchThrowableOfType(
              SQLException.class, () -> Sql.execute(connection, "set temp_file_limit = -1"));

      assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }
  }

  @ParameterizedTest
  @DisplayName("A transaction that stays open, or takes an id, ends with its session")
  @ValueSource(strings = {"select 1", "select pg_current_xact_id()"})
  void openTransaction(String statement) throws SQLException {
    try (Connection connection = analyst.begin()) {
      Sql.execute(connection, "set session idle_in_transaction_session_timeout = 0");
      connection.commit();
      Sql.execute(connection, "set transaction read write");

      Sql.execute(connection, statement);

      Await.until("the session is ended", ENDS_WITHIN, () -> isEnded(connection));
    }
  }

  @Test
  @DisplayName("A transaction with an id ends with its session in any database of the cluster")
  void otherDatabase() throws SQLException {
    try (Connection connection = elsewhere().begin()) {
      Sql.execute(connection, "select pg_current_xact_id()");

      Await.until("the session is ended", ENDS_WITHIN, () -> isEnded(connection));
    }
  }

  @Test
  @DisplayName("A session that holds a lock of applications, which may be one of ours, is ended")
  void advisoryLock() throws SQLException {
    try (Connection connection = analyst.open()) {
      Sql.execute(connection, "select pg_advisory_lock(7001, 0)");

      Await.until("the session is ended", ENDS_WITHIN, () -> isEnded(connection));
    }
  }

  @Test
  @DisplayName("The login works again after somebody else has set the role's password")
  void otherPassword() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, "alter role playledger_analyst password 'another'");
    }

    Database again = login();

    assertThat(again.value("select current_user")).isEqualTo("playledger_analyst");
  }

  /** Another database of the same cluster. */
  private Database elsewhere() {
    return new Database(
        analyst.url().replaceFirst("/[^/]*$", "/template1"), analyst.user(), analyst.password());
  }

  /** Looked at from outside: a look through the session itself would keep it busy. */
  private boolean isEnded(Connection analyst) throws SQLException {
    int pid = analyst.unwrap(PGConnection.class).getBackendPID();
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(
          connection,
          Boolean.class,
          "select not exists (select from pg_stat_activity where pid = ?)",
          pid);
    }
  }

  private static Database login() {
    JsonPath login =
        Admin.admin().get("/admin/analyst").then().statusCode(200).extract().jsonPath();
    return new Database(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(
                login.getString("host"), login.getString("port"), login.getString("database")),
        login.getString("user"),
        login.getString("password"));
  }
}
