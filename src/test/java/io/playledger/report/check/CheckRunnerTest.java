package io.playledger.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.report.check.CheckResult.Outcome;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FreshDatabases.class)
class CheckRunnerTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private Database database;

  @BeforeEach
  void database(Database fresh) {
    database = fresh;
  }

  @Test
  @DisplayName("No offending row is a pass")
  void passes() {
    CheckResult result = run("select 1 as one where false");

    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.numRows()).isZero();
    assertThat(result.rows()).isEqualTo("[]");
  }

  @Test
  @DisplayName("Offending rows are shown as they are, in the order of their columns")
  void fails() {
    CheckResult result =
        run(
            "select 'ä \"b\" {c} ?' as text, 1.50 as number, null as nothing, date '2026-05-05' as a_day");

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.numRows()).isEqualTo(1);
    assertThat(result.rows())
        .isEqualTo(
            "[{\"text\":\"ä \\\"b\\\" {c} ?\",\"number\":1.50,\"nothing\":null,\"a_day\":\"2026-05-05\"}]");
  }

  @Test
  @DisplayName("Many offending rows are counted up to a bound, and the first of them are shown")
  void many() {
    CheckResult all = run("select n from generate_series(1, 1000) n order by n");
    CheckResult more = run("select n from generate_series(1, 1001) n order by n");

    assertThat(all.numRows()).isEqualTo(1000);
    assertThat(all.moreRows()).isFalse();
    assertThat(more.numRows()).isEqualTo(1000);
    assertThat(more.moreRows()).isTrue();
    assertThat(more.rows()).startsWith("[{\"n\":1},{\"n\":2}").endsWith("{\"n\":20}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select no_such_column from main.games",
        "select from from",
        "select 1 / 0 as broken",
        "select 1 as one; select 2 as two",
        "delete from main.model returning name",
        "select 1 as one) x; delete from main.model; select (2",
        "select nextval('ledger.event_position') as next"
      })
  @DisplayName("A query that is broken, or no single one, or would change something, is an error")
  void broken(String sql) throws SQLException {
    CheckResult result = run(sql);

    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(result.problem()).contains("ERROR");
    assertThat(result.rows()).isEqualTo("[]");
    assertThat(database.value(Long.class, "select count(*) from main.model")).isEqualTo(2);
  }

  @Test
  @DisplayName("A query that takes longer than the limit is stopped, and is an error")
  void tooLong() {
    CheckResult result = runner(Duration.ofMillis(200)).run(test("select pg_sleep(60) as nothing"));

    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(result.problem()).isEqualTo("stopped: not done within PT0.2S");
    assertThat(result.millis()).isBetween(200L, 30_000L);
  }

  @Test
  @DisplayName("A query whose connection breaks is an error, and the next one runs")
  void brokenConnection() throws Exception {
    CheckRunner runner = runner(LONG);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<CheckResult> broken =
          thread.submit(() -> runner.run(test("select 'to be broken', pg_sleep(60)::text")));
      Await.until(
          "the query is broken off",
          () ->
              database
                  .column(
                      "select pg_terminate_backend(pid) from pg_stat_activity where state = 'active'"
                          + " and datname = current_database() and query like '%to be ' || 'broken%'"
                          + " and pid <> pg_backend_pid()")
                  .contains("t"));

      assertThat(broken.get().outcome()).isEqualTo(Outcome.ERROR);
      assertThat(runner.run(test("select 1 where false")).outcome()).isEqualTo(Outcome.PASSED);
    }
  }

  @Test
  @DisplayName("What needs the whole ledger is skipped once the floor has risen, and only then")
  void skipped() throws SQLException {
    ModelTest recount =
        ModelTest.parse(
            "a_recount",
            "-- All is there.\n-- Only while the ledger reaches back to its beginning.\nselect 1 as one");
    assertThat(recount.description()).isEqualTo("All is there.");
    assertThat(runner(LONG).run(recount).outcome()).isEqualTo(Outcome.FAILED);

    database.execute("select ledger.raise_floor('2026-03-01')");

    CheckResult result = runner(LONG).run(recount);
    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result.numRows()).isZero();
    assertThat(result.rows()).isEqualTo("[]");
    assertThat(result.problem()).isNull();
    assertThat(run("select 1 as one").outcome()).isEqualTo(Outcome.FAILED);
  }

  private CheckResult run(String sql) {
    return runner(LONG).run(test(sql));
  }

  private CheckRunner runner(Duration timeLimit) {
    return new CheckRunner(PlayedLedger.dataSource(database), timeLimit);
  }

  private static ModelTest test(String sql) {
    return new ModelTest("a_test", "Something holds.", false, sql);
  }
}
