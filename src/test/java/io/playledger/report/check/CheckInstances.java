package io.playledger.report.check;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Await;
import io.playledger.support.Sql;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Other instances on the database of the application under test, each with tests of its own. */
@ApplicationScoped
class CheckInstances {

  private static final Duration LONG = Duration.ofMinutes(1);

  static final ModelTest PASSES =
      new ModelTest("a_passes", "Nothing is wrong.", false, "select 1 as one where false");
  static final ModelTest FAILS =
      new ModelTest("b_fails", "Something is wrong.", false, "select 7 as seven");
  static final ModelTest BROKEN =
      new ModelTest("c_broken", "Nobody knows.", false, "select no_such_column");
  static final ModelTest NEEDS_ALL =
      new ModelTest("c_needs_all", "All is there.", true, "select 7 as seven");
  static final ModelTest ENDLESS =
      new ModelTest("d_endless", "It takes long.", false, "select pg_sleep(60)::text as nothing");

  private final AgroalDataSource dataSource;
  private final CheckRuns runs;
  private final List<Checks> instances = new ArrayList<>();

  CheckInstances(AgroalDataSource dataSource, CheckRuns runs) {
    this.dataSource = dataSource;
    this.runs = runs;
  }

  Checks instance(ModelTest... tests) {
    Checks instance = new Checks(dataSource, runs, LONG, List.of(tests));
    instances.add(instance);
    return instance;
  }

  CheckRun find(long run) {
    return runs.find(run).orElseThrow();
  }

  void awaitEnd(long run) {
    Await.until("the run ends", () -> find(run).finishedAt() != null);
    awaitFree();
  }

  /** A run that has ended still holds its lock for a moment. */
  private void awaitFree() {
    Await.until(
        "the lock is free",
        () -> value("select count(*) from pg_locks where locktype = 'advisory'") == 0);
  }

  /** Ends all of them, and forgets every run. */
  void clear() throws Exception {
    for (Checks instance : instances) {
      instance.end(new ShutdownEvent());
    }
    instances.clear();
    Await.until("no run is under way", () -> runs.underWay().isEmpty());
    awaitFree();
    execute("delete from report.check_run");
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, sql);
    }
  }

  long value(String query) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(connection, Long.class, query);
    }
  }
}
