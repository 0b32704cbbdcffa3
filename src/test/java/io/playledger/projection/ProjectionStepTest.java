package io.playledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.LedgerTypes;
import io.playledger.ledger.PlainLedger;
import io.playledger.platform.database.SqlStates;
import io.playledger.projection.ProjectionStep.Progress;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** A projection is brought forward a transaction at a time, and built anew beside its rows. */
@ExtendWith(FreshDatabases.class)
class ProjectionStepTest {

  private final Points points = new Points();
  private final Checkpoints checkpoints = new Checkpoints();
  private final LatestTypes latest = new LatestTypes(new LedgerTypes());
  private Database database;
  private ProjectionStep step;

  @BeforeEach
  void prepare(Database fresh) throws SQLException {
    database = fresh;
    Points.prepare(database);
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
            latest,
            new Settings());
    begin(true);
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

  @Test
  @DisplayName("Every wanted event is taken once, in batches of any size")
  void batches() throws SQLException {
    Points.append(database, Points.event("ada", 1), Points.event("bob", 2));
    Points.append(database, Points.event("ada", 3));

    assertThat(step.live(points, 2)).isEqualTo(Progress.MORE);
    assertThat(Points.rows(database, 1)).containsExactly("ada 1", "bob 2");
    assertThat(step.live(points, 2)).isEqualTo(Progress.CAUGHT_UP);
    assertThat(step.live(points, 2)).isEqualTo(Progress.CAUGHT_UP);

    assertThat(Points.rows(database, 1)).containsExactly("ada 4", "bob 2");
    assertThat(live().numEvents()).isEqualTo(3);
  }

  @Test
  @DisplayName("Events of other types are passed over")
  void otherTypes() throws SQLException {
    Points.append(database, Points.event("ada", 120));
    run();

    Points.append(database, Points.event("bob", 1));
    run();

    assertThat(prizes()).isEqualTo(1);
    assertThat(live().numEvents()).isEqualTo(2);
    assertThat(live().place().position()).isEqualTo(3);
  }

  @Test
  @DisplayName("An event that makes the fold fail is parked, and the rest goes on")
  void parked() throws SQLException {
    Points.append(
        database,
        Points.event("ada", 1),
        Points.event("ada", "{\"points\":\"many\"}"),
        Points.event("ada", 2));

    run();

    assertThat(Points.rows(database, 1)).containsExactly("ada 3");
    assertThat(database.column("select error from projection.parked"))
        .containsExactly("IllegalArgumentException: no points for ada");
  }

  @Test
  @DisplayName("An event that the database refuses is found and parked, and the rest goes on")
  void refused() throws SQLException {
    for (int event = 0; event < 20; event++) {
      Points.append(database, Points.event("p" + event, event == 13 ? 1_000 : 1));
    }
    assertThatThrownBy(() -> step.live(points, 20))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(SqlStates.isOfValues(e)).isTrue());

    ProjectionTurn turn = new ProjectionTurn(step::live, 100);
    while (turn.take(points)) {
      // there is more
    }

    assertThat(Points.rows(database, 1)).hasSize(19).doesNotContain("p13 1000");
    assertThat(database.column("select type from projection.parked")).containsExactly(Points.EVENT);
    assertThat(live().numEvents()).isEqualTo(20);
  }

  @Test
  @DisplayName("Where many fail it stops and says why, with nothing of the batch, until told")
  void stops() throws SQLException {
    Points.append(database, Points.event("ada", 1));
    run();
    for (int event = 0; event < 11; event++) {
      Points.append(database, Points.event("ada", "{}"));
    }
    Points.append(database, Points.event("ada", 2));

    assertThat(step.live(points, 100)).isEqualTo(Progress.NOT_OURS);

    assertThat(live().stoppedWhy()).startsWith("11 of the latest 13 events failed; the last, ");
    assertThat(Points.rows(database, 1)).containsExactly("ada 1");
    assertThat(database.column("select error from projection.parked")).isEmpty();
    assertThat(step.live(points, 100)).isEqualTo(Progress.CAUGHT_UP);
    assertThat(live().numEvents()).isEqualTo(1);

    goOn();
    for (int event = 0; event < 3; event++) {
      step.live(points, 5);
    }

    assertThat(live().stoppedWhy()).startsWith("11 of the latest");
    assertThat(Points.rows(database, 1)).containsExactly("ada 1");
  }

  @Test
  @DisplayName("A rebuild gives the same rows beside the live ones, and emits nothing")
  void rebuild() throws SQLException {
    for (int event = 0; event < 10; event++) {
      Points.append(database, Points.event("p" + event % 3, 60));
    }
    run();
    List<String> rows = Points.rows(database, 1);
    long prizes = prizes();
    assertThat(prizes).isPositive();

    begin(false);
    assertThat(step.rebuild(points, 4)).isEqualTo(Progress.MORE);
    assertThat(live().revision()).isEqualTo(1);
    Points.append(database, Points.event("p1", 7));
    run();
    while (step.rebuild(points, 4) == Progress.MORE) {
      // there is more
    }

    assertThat(live().revision()).isEqualTo(2);
    assertThat(Points.rows(database, 2)).isEqualTo(Points.rows(database, 1)).isNotEqualTo(rows);
    assertThat(prizes()).isEqualTo(prizes);
    while (step.purge(points, 2)) {
      // there is more
    }
    assertThat(Points.rows(database, 1)).isEmpty();
    assertThat(Points.rows(database, 2)).hasSize(3);
    Points.append(database, Points.event("p0", 100));
    run();
    assertThat(prizes()).isEqualTo(prizes + 1);
  }

  @Test
  @DisplayName("A rebuild does not read beyond the live revision, which alone emits")
  void rebuildStaysBehind() throws SQLException {
    Points.append(database, Points.event("ada", 60));
    run();
    Points.append(database, Points.event("ada", 60));
    begin(false);

    while (step.rebuild(points, 100) == Progress.MORE) {
      // there is more
    }

    assertThat(Points.rows(database, 2)).containsExactly("ada 60");
    run();
    assertThat(Points.rows(database, 2)).containsExactly("ada 120");
    assertThat(prizes()).isEqualTo(1);
  }

  @Test
  @DisplayName("While one instance is at it another does nothing")
  void oneAtATime() throws SQLException {
    Points.append(database, Points.event("ada", 1));
    try (Connection other = database.begin()) {
      Sql.execute(other, "select from projection.checkpoint for update");

      assertThat(step.live(points, 10)).isEqualTo(Progress.NOT_OURS);

      other.rollback();
    }
    run();
    assertThat(Points.rows(database, 1)).containsExactly("ada 1");
  }

  @Test
  @DisplayName("Rows and checkpoint move together or not at all")
  void together() throws SQLException {
    Points.append(database, Points.event("ada", 1));
    database.execute("alter table projection.checkpoint add constraint stuck check (position = 0)");

    assertThatThrownBy(() -> step.live(points, 10)).isInstanceOf(SQLException.class);

    assertThat(Points.rows(database, 1)).isEmpty();
    database.execute("alter table projection.checkpoint drop constraint stuck");
    run();
    assertThat(Points.rows(database, 1)).containsExactly("ada 1");
  }

  @Test
  @DisplayName("Live batches, a rebuild and new events in any order end in the same rows")
  void anyOrder() throws SQLException {
    Random random = new Random(7);
    long[] sums = new long[5];
    begin(false);
    for (int turn = 0; turn < 200; turn++) {
      switch (random.nextInt(4)) {
        case 0 -> step.live(points, 1 + random.nextInt(5));
        case 1 -> step.rebuild(points, 1 + random.nextInt(5));
        case 2 -> begin(false);
        default -> {
          int player = random.nextInt(sums.length);
          Points.append(database, Points.event("p" + player, 3));
          sums[player] += 3;
        }
      }
    }
    run();
    while (step.rebuild(points, 3) == Progress.MORE) {
      // there is more
    }

    int revision = live().revision();
    assertThat(revision).isGreaterThan(2);
    for (int player = 0; player < sums.length; player++) {
      assertThat(Points.rows(database, revision))
          .contains("p%d %d".formatted(player, sums[player]));
    }
  }

  private void run() throws SQLException {
    while (step.live(points, 3) == Progress.MORE) {
      // there is more
    }
  }

  private void begin(boolean isLive) throws SQLException {
    try (Connection connection = database.open()) {
      checkpoints.begin(connection, points.name(), isLive);
    }
  }

  private void goOn() throws SQLException {
    try (Connection connection = database.open()) {
      checkpoints.goOn(connection, points.name());
    }
  }

  private Checkpoint live() throws SQLException {
    try (Connection connection = database.open()) {
      return checkpoints.find(connection, points.name(), true).orElseThrow();
    }
  }

  private long prizes() throws SQLException {
    return database.value(
        Long.class, "select count(*) from ledger.event where type = '%s'".formatted(Points.PRIZE));
  }
}
