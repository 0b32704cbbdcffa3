package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Plan;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader pays for what it reads, wherever in fifty thousand events it stands. */
@ExtendWith(FreshDatabases.class)
class PlanTest {

  private static final int GAMES = 10_000;
  private static final int EVENTS = 50_000;
  private static final int BATCH = 100;
  private static final int FEW_PAGES = 150;

  private static Database database;

  @BeforeAll
  static void fill(Database fresh) throws Exception {
    database = fresh;
    History.addGames(database, 1, GAMES);
    database.execute("analyze ledger.event");
    Await.until("the events can be read", new PlainLedger(database)::isSettled);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, EVENTS / 2, EVENTS - BATCH})
  @DisplayName("A reading follows the index of the reading order and sorts nothing")
  void followsTheIndex(int alreadyRead) throws Exception {
    Place place = placeOf(alreadyRead);

    Plan plan = nextBatch(database, place);

    assertThat(plan.rows()).isEqualTo(BATCH);
    assertThat(plan.stepsOn("event")).containsExactly("Index Scan");
    assertThat(plan.steps()).contains("Merge Append").doesNotContain("Sort", "Incremental Sort");
    assertThat(plan.pages()).isLessThan(FEW_PAGES);
  }

  @Test
  @DisplayName("Events that must not be read yet cost a reader next to nothing")
  void unsettledEvents(Database fresh) throws Exception {
    try (Connection open = fresh.begin()) {
      Sql.value(open, String.class, "select pg_current_xact_id()::text");
      History.addGames(fresh, 1, GAMES);

      Plan plan = nextBatch(fresh, Place.START);

      assertThat(plan.rows()).isZero();
      assertThat(plan.pages()).isLessThan(FEW_PAGES);
      open.rollback();
    }
  }

  private static Plan nextBatch(Database database, Place place) throws SQLException {
    try (Connection connection = database.open()) {
      return Plan.of(
          connection,
          "select * from ledger.read_after(%d, '%s', %d) limit %d"
              .formatted(place.generation(), place.tx(), place.position(), BATCH));
    }
  }

  /** Where a reader stands that has read so many. */
  private static Place placeOf(int alreadyRead) throws SQLException {
    try (Connection connection = database.open()) {
      return new LedgerReader()
          .readAfter(connection, Place.START, alreadyRead).stream()
              .reduce((before, last) -> last)
              .map(RecordedEvent::place)
              .orElse(Place.START);
    }
  }
}
