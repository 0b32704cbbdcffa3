package io.playledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.LedgerTypes;
import io.playledger.ledger.PlainLedger;
import io.playledger.projection.ProjectionStep.Progress;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import io.playledger.support.Together;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** Where settings change, all rows are in the end by the new ones, whatever was under way. */
@ExtendWith(FreshDatabases.class)
class ChangedSettingsTest {

  private static final String NAME = "weighed";
  private static final int PLAYERS = 40;

  private static final String WAITING =
      "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

  private final Weighed weighed = new Weighed();
  private final Checkpoints checkpoints = new Checkpoints();
  private Database database;
  private ProjectionStep step;

  /** Each player's points times a setting that is read for each batch. */
  private static final class Weighed extends KeyedProjection<String, Long> {

    Weighed() {
      super(new Points.Rows());
    }

    @Override
    protected Fold<String, Long> fold(Connection connection) throws SQLException {
      long weight = Sql.value(connection, Long.class, "select weight from points.setting");
      return new Fold<>() {
        @Override
        public Set<String> keys(Fact fact) {
          return Set.of(String.valueOf(fact.event().playerId()));
        }

        @Override
        public Change<String, Long> apply(Fact fact, Map<String, Long> states) {
          return Change.of(Map.of(String.valueOf(fact.event().playerId()), weight));
        }
      };
    }

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Set<String> types() {
      return Set.of(Points.EVENT);
    }
  }

  private record Settings() implements ProjectionConfig {

    @Override
    public int batch() {
      return 100;
    }

    @Override
    public BigDecimal mostFailures() {
      return new BigDecimal("0.1");
    }
  }

  @BeforeEach
  void prepare(Database fresh) throws SQLException {
    database = fresh;
    Points.prepare(database);
    database.execute("create table points.setting (weight bigint)");
    database.execute("insert into points.setting values (1)");
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(database.url());
    dataSource.setUser(database.user());
    dataSource.setPassword(database.password());
    step =
        new ProjectionStep(
            dataSource,
            new LedgerReader(),
            new PlainLedger(database).writer(),
            PlainLedger.erased(),
            checkpoints,
            new ParkedEvents(),
            new LatestTypes(new LedgerTypes()),
            new Settings());
    begin(true);
    for (int player = 0; player < PLAYERS; player++) {
      Points.append(database, Points.event("p" + player, 1));
    }
    while (step.live(weighed, 100) == Progress.MORE) {
      // there is more
    }
  }

  @Test
  @DisplayName("A rebuild that is under way begins again, and what it had is deleted")
  void underWay() throws SQLException {
    begin(false);
    assertThat(step.rebuild(weighed, 10)).isEqualTo(Progress.MORE);

    change(2);
    finish();

    assertThat(live().revision()).isEqualTo(3);
    assertThat(rows(3)).hasSize(PLAYERS).allMatch(row -> row.endsWith(" 2"));
    while (step.purge(weighed, 10)) {
      // there is more
    }
    assertThat(rows(1)).isEmpty();
    assertThat(rows(2)).isEmpty();
  }

  @Test
  @DisplayName("A rebuild that is asked for while settings change begins again by the new ones")
  void askedMeanwhile() throws Exception {
    CountDownLatch batchTaken = new CountDownLatch(1);
    try (Connection other = database.begin()) {
      checkpoints.begin(other, NAME, false);
      Callable<Boolean> change =
          () -> {
            try (Connection connection = database.begin()) {
              beginAnew(connection, 2);
              batchTaken.await();
              connection.commit();
              return true;
            }
          };
      Callable<Boolean> batchByOldSettings =
          () -> {
            Await.until(
                "the change waits for the other one", () -> database.value(WAITING).equals("1"));
            other.commit();
            step.rebuild(weighed, 10);
            batchTaken.countDown();
            return true;
          };
      Together.run(List.of(change, batchByOldSettings));
    }
    finish();

    assertThat(rows(live().revision())).hasSize(PLAYERS).allMatch(row -> row.endsWith(" 2"));
  }

  @RepeatedTest(3)
  @DisplayName(
      "Changes, batches and requests for rebuilds at once end in rows by the last settings")
  void atOnce() throws Exception {
    int last = 25;
    AtomicBoolean done = new AtomicBoolean();
    Callable<Boolean> changes =
        () -> {
          try {
            for (int weight = 2; weight <= last; weight++) {
              change(weight);
              Thread.sleep(weight % 5);
            }
            return true;
          } finally {
            done.set(true);
          }
        };
    Callable<Boolean> batches =
        () -> {
          while (!done.get()) {
            step.rebuild(weighed, 15);
            step.purge(weighed, 1_000);
          }
          return true;
        };
    Callable<Boolean> requests =
        () -> {
          while (!done.get()) {
            begin(false);
            Thread.sleep(1);
          }
          return true;
        };

    Together.run(List.of(changes, batches, batches, requests));
    finish();

    String expected = " " + last;
    assertThat(rows(live().revision())).hasSize(PLAYERS).allMatch(row -> row.endsWith(expected));
  }

  private boolean change(int weight) throws SQLException {
    try (Connection connection = database.begin()) {
      beginAnew(connection, weight);
      connection.commit();
      return true;
    }
  }

  private void beginAnew(Connection connection, int weight) throws SQLException {
    Sql.execute(connection, "update points.setting set weight = ?", weight);
    checkpoints.beginAnew(connection, NAME);
  }

  private void finish() throws SQLException {
    while (step.rebuild(weighed, 15) == Progress.MORE) {
      // there is more
    }
  }

  private void begin(boolean isLive) throws SQLException {
    try (Connection connection = database.open()) {
      checkpoints.begin(connection, NAME, isLive);
    }
  }

  private Checkpoint live() throws SQLException {
    try (Connection connection = database.open()) {
      return checkpoints.find(connection, NAME, true).orElseThrow();
    }
  }

  private List<String> rows(int revision) throws SQLException {
    return Points.rows(database, revision);
  }
}
