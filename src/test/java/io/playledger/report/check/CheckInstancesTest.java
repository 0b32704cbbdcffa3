package io.playledger.report.check;

import static io.playledger.report.check.CheckInstances.ENDLESS;
import static io.playledger.report.check.CheckInstances.PASSES;
import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.Refusal;
import io.playledger.report.Models;
import io.playledger.report.ReportApi;
import io.playledger.report.check.CheckRun.State;
import io.playledger.support.AtOnce;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several instances share one run at a time, and see which of them are gone. */
@PlayledgerTest
class CheckInstancesTest {

  private static final Duration A_DAY = Duration.ofHours(24);

  @Inject CheckInstances instances;
  @Inject CheckRuns runs;
  @Inject Models models;
  @Inject AgroalDataSource dataSource;

  @BeforeEach
  @AfterEach
  void noRuns() throws Exception {
    instances.clear();
  }

  @Inject CheckSchedule schedule;

  @Test
  @DisplayName(
      "While an instance runs the tests, all see how far it is, and none starts another run")
  void oneAtATime() {
    long run = instances.instance(PASSES, ENDLESS).start();
    Await.until("the second test is run", () -> instances.find(run).results().size() == 1);

    get("/checks")
        .body("last", nullValue())
        .body("underWay.id", equalTo((int) run))
        .body("underWay.state", equalTo("under_way"))
        .body("underWay.numTests", equalTo(2))
        .body("underWay.numDone", equalTo(1))
        .body("underWay.currentTest", equalTo(ENDLESS.name()));
    admin()
        .post("/checks")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("under way"));
    schedule.startIfDue(A_DAY);
    get("/checks").body("underWay.id", equalTo((int) run));
  }

  @Test
  @DisplayName("Of many instances that start at the same time, one runs")
  void race() {
    List<Checks> many = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      many.add(instances.instance(ENDLESS));
    }
    List<Checks> next = Collections.synchronizedList(new ArrayList<>(many));

    List<Optional<Long>> started =
        AtOnce.call(
            many.size(),
            () -> {
              try {
                return Optional.of(next.remove(0).start());
              } catch (Refusal refused) {
                return Optional.<Long>empty();
              }
            });

    assertThat(started.stream().flatMap(Optional::stream)).hasSize(1);
  }

  @Test
  @DisplayName("The end of an instance stops its run, which is not taken for one under way")
  void interrupted() throws Exception {
    Checks instance = instances.instance(PASSES, ENDLESS);
    long run = instance.start();
    Await.until("the second test is run", () -> instances.find(run).results().size() == 1);

    instance.end(new ShutdownEvent());

    assertThat(instances.find(run).state()).isEqualTo(State.INTERRUPTED);
    assertThat(instances.find(run).results()).hasSize(1);
    get("/checks/" + run)
        .body("state", equalTo("interrupted"))
        .body("finishedAt", nullValue())
        .body("currentTest", nullValue());
    get("/checks").body("last", nullValue()).body("underWay", nullValue());
  }

  @Test
  @DisplayName(
      "A run whose instance was killed is not taken for one under way, also during the next")
  void killed() throws Exception {
    long killed = instances.instance(ENDLESS).start();
    Await.until("the test is run", () -> instances.find(killed).currentTest() != null);

    // What the server does with the sessions of a process that is gone.
    instances.execute(
        "select pg_terminate_backend(backend) from report.check_run where id = " + killed);

    Await.until("it is seen", () -> instances.find(killed).state() == State.INTERRUPTED);
    long next = instances.instance(ENDLESS).start();
    assertThat(instances.find(killed).state()).isEqualTo(State.INTERRUPTED);
    assertThat(runs.underWay()).hasValueSatisfying(run -> assertThat(run.id()).isEqualTo(next));
  }

  @Test
  @DisplayName("A run at a time of its own is due unless some instance has run the tests of late")
  void due() throws SQLException {
    schedule.startIfDue(A_DAY);
    long first = runs.underWay().or(runs::lastFinished).orElseThrow().id();
    instances.awaitEnd(first);

    schedule.startIfDue(A_DAY);
    assertThat(newest()).isEqualTo(first);

    instances.execute(
        "update report.check_run set started_at = started_at - interval '24 hours',"
            + " finished_at = finished_at - interval '24 hours'");
    schedule.startIfDue(A_DAY);
    assertThat(newest()).isGreaterThan(first);
  }

  @Test
  @DisplayName("No run begins by itself while a rebuild is under way, but soon after")
  void notDuringARebuild() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Await.until("a rebuild is held up", () -> holdRebuild(connection));

      schedule.startIfDue(A_DAY);

      assertThat(newest()).isZero();
      connection.rollback();
      connection.setAutoCommit(true);
    }
    Await.until("the rebuild ends", () -> models.get("games").rebuild() == null);
    schedule.startIfDue(A_DAY);
    assertThat(newest()).isPositive();
  }

  /** False when it has ended before it could be locked. */
  private boolean holdRebuild(Connection connection) throws SQLException {
    models.rebuild("games");
    return !Sql.rows(
            connection, "select 1 as one from main.rebuild where model = 'games' for update")
        .isEmpty();
  }

  private long newest() throws SQLException {
    return instances.value("select coalesce(max(id), 0) from report.check_run");
  }

  private static ValidatableResponse get(String path) {
    return ReportApi.withKey().get(path).then();
  }
}
