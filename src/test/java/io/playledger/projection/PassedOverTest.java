package io.playledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.LedgerTypes;
import io.playledger.ledger.Place;
import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** A projection moves on over events that it does not want, and over no other. */
@ExtendWith(FreshDatabases.class)
class PassedOverTest {

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");

  private final Points points = new Points();
  private final Checkpoints checkpoints = new Checkpoints();
  private Database database;
  private Instance here;

  @BeforeEach
  void prepare(Database fresh) throws SQLException {
    database = fresh;
    Points.prepare(database);
    try (Connection connection = database.open()) {
      checkpoints.begin(connection, points.name(), true);
    }
    here = new Instance();
    here.look();
  }

  /** What an instance has: the ones below know nothing of each other. */
  private final class Instance {

    private final LatestTypes latest = new LatestTypes(new LedgerTypes());
    private final ProjectionStep step = step(latest);

    void look() throws SQLException {
      try (Connection connection = database.open()) {
        latest.look(connection, points.types());
      }
    }

    void pass(Checkpoint seen) throws SQLException {
      try (Connection connection = database.open()) {
        PassedOver.move(connection, seen, latest.clearFrom(seen.place(), points.types()));
      }
    }

    void run(int most) throws SQLException {
      while (step.live(points, most) == ProjectionStep.Progress.MORE) {
        // there is more
      }
    }
  }

  @Test
  @DisplayName("Its place moves over what it does not want, and the next event is taken from there")
  void passes() throws SQLException {
    Points.append(database, Points.event("ada", 1));
    here.look();
    other(1);
    here.run(10);
    other(20);
    here.look();
    Checkpoint before = live();

    here.pass(before);

    assertThat(live().place()).isGreaterThan(before.place());
    assertThat(live().numEvents()).isEqualTo(1);
    assertThat(unread()).isZero();
    Points.append(database, Points.event("ada", 2));
    here.look();
    here.pass(live());
    here.run(1);
    assertThat(Points.rows(database, 1)).containsExactly("ada 3");
  }

  @Test
  @DisplayName("A batch begins behind what it does not want")
  void batch() throws SQLException {
    Points.append(database, Points.event("ada", 1));
    here.look();
    other(1);
    here.run(10);
    other(20);
    here.look();
    Points.append(database, Points.event("ada", 2));
    here.look();

    here.step.live(points, 2);

    assertThat(Points.rows(database, 1)).containsExactly("ada 3");
  }

  @Test
  @DisplayName("Where it was moved meanwhile, or has stopped, its place stays")
  void movedMeanwhile() throws SQLException {
    Checkpoint seen = live();
    Points.append(database, Points.event("ada", 1));
    here.run(10);
    Place place = live().place();
    other(2);
    here.look();
    Place end = here.latest.clearFrom(place, points.types());

    try (Connection connection = database.open()) {
      PassedOver.move(connection, seen, end);
      assertThat(live().place()).isEqualTo(place);

      Checkpoint now = live();
      checkpoints.stop(connection, now, "a test");
      PassedOver.move(connection, now, end);
      assertThat(live().place()).isEqualTo(place);
    }
  }

  @Test
  @DisplayName("It does not wait for whoever is at it")
  void doesNotWait() throws SQLException {
    Points.append(database, Points.event("ada", 1));
    here.run(10);
    other(2);
    Checkpoint seen = live();
    try (Connection holder = database.begin()) {
      Sql.execute(holder, "select from projection.checkpoint for update");

      here.look();
      here.pass(seen);

      assertThat(live().place()).isEqualTo(seen.place());
      holder.rollback();
    }
  }

  @Test
  @DisplayName("Two instances that look and pass at any time take every event once")
  void anyOrder() throws SQLException {
    Random random = new Random(3);
    Instance there = new Instance();
    long sum = 0;
    Checkpoint seen = live();
    try (Connection open = database.begin()) {
      for (int turn = 0; turn < 400; turn++) {
        Instance one = random.nextBoolean() ? here : there;
        switch (random.nextInt(8)) {
          case 0 -> other(1 + random.nextInt(3));
          case 1 -> {
            new PlainLedger(database).append(open, List.of(Points.event("ada", 1)));
            sum++;
          }
          case 2 -> open.commit();
          case 3 -> seen = live();
          case 4 -> one.pass(seen);
          case 5 -> one.step.live(points, 1 + random.nextInt(4));
          default -> one.look();
        }
      }
      open.commit();
    }
    here.run(100);

    assertThat(sum).isPositive();
    assertThat(Points.rows(database, 1)).containsExactly("ada " + sum);
    assertThat(live().numEvents()).isEqualTo(sum);
  }

  private void other(int events) throws SQLException {
    for (int event = 0; event < events; event++) {
      new PlainLedger(database)
          .append(
              List.of(
                  new Event(EventId.at(TIME), "kick", "a-test", TIME, "chess", "ada", null, "{}")));
    }
  }

  private long unread() throws SQLException {
    try (Connection connection = database.open()) {
      return new LedgerReader().countAfter(connection, live().place());
    }
  }

  private Checkpoint live() throws SQLException {
    try (Connection connection = database.open()) {
      return checkpoints.find(connection, points.name(), true).orElseThrow();
    }
  }

  private ProjectionStep step(LatestTypes latest) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(database.url());
    dataSource.setUser(database.user());
    dataSource.setPassword(database.password());
    return new ProjectionStep(
        dataSource,
        new LedgerReader(),
        new PlainLedger(database).writer(),
        PlainLedger.erased(),
        checkpoints,
        new ParkedEvents(),
        latest,
        new Settings());
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
}
