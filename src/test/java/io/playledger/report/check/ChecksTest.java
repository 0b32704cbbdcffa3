package io.playledger.report.check;

import static io.playledger.report.check.CheckInstances.BROKEN;
import static io.playledger.report.check.CheckInstances.FAILS;
import static io.playledger.report.check.CheckInstances.NEEDS_ALL;
import static io.playledger.report.check.CheckInstances.PASSES;
import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.LedgerFloor;
import io.playledger.report.ReportApi;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of the model tests, and what people, health and metrics get to see of them. */
@PlayledgerTest
class ChecksTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String HEALTH = "checks.find { it.name == 'model tests' }";

  @Inject AgroalDataSource dataSource;
  @Inject CheckRuns runs;
  @Inject CheckInstances instances;
  @Inject LedgerFloor floor;

  @BeforeEach
  @AfterEach
  void noRuns() throws Exception {
    instances.clear();
  }

  @Test
  @DisplayName("Before the first run there is nothing to see, and nothing is unwell")
  void beforeTheFirst() {
    get("/checks").statusCode(200).body("last", nullValue()).body("underWay", nullValue());
    wellness()
        .body(HEALTH + ".status", equalTo("UP"))
        .body(HEALTH + ".data.'last run'", equalTo("none yet"));
    Await.until("the metrics tell", () -> metric("failing").equals("NaN"));
  }

  @Test
  @DisplayName("A run is started and followed over HTTP; it runs every test that there is")
  void run() {
    ValidatableResponse started = admin().post("/checks").then().statusCode(202);

    String href = started.extract().path("href");
    started.header("Location", containsString(href));
    ValidatableResponse end = awaitEnd(href);
    List<String> names = new ModelTests().shipped().stream().map(ModelTest::name).toList();
    end.body("tests.test", equalTo(names))
        .body("numTests", equalTo(names.size()))
        .body("numDone", equalTo(names.size()))
        .body("currentTest", nullValue())
        .body("tests.description", not(nullValue()));
    get("/checks").body("last.id", equalTo(end.extract().<Integer>path("id")));
  }

  @Test
  @DisplayName("What offends is shown to readers, to health and to metrics, until it is mended")
  void offence() throws SQLException {
    ReportApi.refresh();
    String test = "tests.find { it.test == 'games_by_day_equal_recount' }";
    instances.execute(
        "insert into main.game_day_row select revision, '1999-12-31', 7, 7, 7 from main.model where name = 'games'");
    try {
      awaitEnd(admin().post("/checks").then().extract().path("href"))
          .body("state", equalTo("failed"))
          .body(test + ".result", equalTo("failed"))
          .body(test + ".numRows", equalTo(1))
          .body(test + ".moreRows", is(false))
          .body(test + ".rows[0].only_in", equalTo("main.games_by_day"))
          .body(test + ".rows[0].day", equalTo("1999-12-31"))
          .body(test + ".rows[0].num_started", equalTo(7));
    } finally {
      instances.execute("delete from main.game_day_row where day = '1999-12-31'");
    }
    awaitEnd(admin().post("/checks").then().extract().path("href"))
        .body(test + ".result", equalTo("passed"));
  }

  @Test
  @DisplayName("Health is unwell, but not unready, and metrics count, after a run that failed")
  void unwell() {
    instances.awaitEnd(instances.instance(PASSES, FAILS, BROKEN).start());

    get("/checks")
        .body("last.state", equalTo("failed"))
        .body("last.numFailed", equalTo(2))
        .body("last.tests.result", equalTo(List.of("passed", "failed", "error")))
        .body("last.tests[1].rows[0].seven", equalTo(7))
        .body("last.tests[2].problem", containsString("no_such_column"));
    wellness()
        .statusCode(503)
        .body(HEALTH + ".status", equalTo("DOWN"))
        .body(HEALTH + ".data.failed", equalTo(2))
        .body(HEALTH + ".data.tests", equalTo(3))
        .body(HEALTH + ".data.'seconds since'", not(nullValue()));
    given().get("/q/health/ready").then().statusCode(200);
    Await.until("the metrics tell", () -> metric("failing").equals("2.0"));
    assertThat(Double.parseDouble(metric("age_seconds"))).isBetween(0.0, 600.0);
    assertThat(Double.parseDouble(metric("duration_seconds"))).isBetween(0.0, 60.0);
  }

  @Test
  @DisplayName("A run passes with tests that were skipped since the floor of the ledger has risen")
  void skipped() throws SQLException {
    instances.execute("update ledger.floor set reaches_to = '2010-02-01Z'");
    try {
      instances.awaitEnd(instances.instance(PASSES, NEEDS_ALL).start());
    } finally {
      instances.execute("update ledger.floor set reaches_to = '1970-01-01Z'");
      Await.until("nobody knows of the floor any more", () -> !floor.hasRisen());
    }

    get("/checks")
        .body("last.state", equalTo("passed"))
        .body("last.numFailed", equalTo(0))
        .body("last.tests.result", equalTo(List.of("passed", "skipped")));
    wellness().body(HEALTH + ".status", equalTo("UP"));
    Await.until("the metrics tell", () -> metric("failing").equals("0.0"));
  }

  @Test
  @DisplayName("The pool gets its connections back as they were")
  void connections() throws SQLException {
    instances.awaitEnd(instances.instance(PASSES, FAILS, BROKEN).start());

    List<Connection> all = new ArrayList<>();
    try {
      for (int number = 0; number < 4; number++) {
        Connection connection = dataSource.getConnection();
        all.add(connection);
        assertThat(connection.getNetworkTimeout()).isEqualTo(8_000);
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(Sql.value(connection, String.class, "show statement_timeout")).isEqualTo("0");
        assertThat(Sql.value(connection, String.class, "show transaction_read_only"))
            .isEqualTo("off");
        assertThat(Sql.value(connection, String.class, "show transaction_isolation"))
            .isEqualTo("read committed");
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  @Test
  @DisplayName("The last hundred runs are kept, and the last that came to its end")
  void kept() throws SQLException {
    long finished = instances.instance(PASSES).start();
    instances.awaitEnd(finished);
    instances.execute(
        "insert into report.check_run (backend, num_tests) select 0, 1 from generate_series(1, 150)");

    long last = instances.instance(PASSES).start();
    instances.awaitEnd(last);

    assertThat(runs.find(finished)).isPresent();
    assertThat(runs.find(finished + 1)).isEmpty();
    assertThat(runs.find(last - 99)).isPresent();
    assertThat(instances.value("select count(*) from report.check_run")).isEqualTo(102);
  }

  @ParameterizedTest
  @CsvSource({"/checks/0", "/checks/-1", "/checks/first", "/checks/99999999999999999999"})
  @DisplayName("A run that there is not is not found")
  void unknown(String path) {
    get(path)
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", not(nullValue()));
  }

  @ParameterizedTest
  @CsvSource({"POST, /checks", "GET, /checks", "GET, /checks/1"})
  @DisplayName("Neither to start nor to read a run goes without a key")
  void needsAKey(String method, String path) {
    given()
        .request(method, path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", containsString("Bearer"));
    assertThat(runs.underWay()).isEmpty();
  }

  private static ValidatableResponse awaitEnd(String href) {
    Await.until("the run ends", LONG, () -> !get(href).extract().path("state").equals("under_way"));
    return get(href).statusCode(200);
  }

  private static ValidatableResponse get(String path) {
    return ReportApi.withKey().get(path).then();
  }

  private static ValidatableResponse wellness() {
    return given().get("/q/health/well").then();
  }

  /** The value of a gauge as it is scraped. */
  private static String metric(String name) {
    String line = "playledger_checks_" + name + " ";
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(metric -> metric.startsWith(line))
        .map(metric -> metric.substring(line.length()))
        .findAny()
        .orElse("missing");
  }
}
