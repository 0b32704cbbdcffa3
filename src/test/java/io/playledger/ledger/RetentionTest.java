package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.playledger.report.Folding;
import io.playledger.report.ModelFollower;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Old months go as a whole, and only what nobody needs any more. */
@ExtendWith(FreshDatabases.class)
class RetentionTest {

  private static final YearMonth MARCH = YearMonth.parse("2026-03");
  private static final List<LedgerFollower> MODELS = List.of(new ModelFollower());

  private Database database;
  private PlainLedger ledger;

  @BeforeEach
  void events(Database fresh) throws SQLException {
    database = fresh;
    ledger = new PlainLedger(database);
    ledger.append(
        List.of(
            SomeEvents.at("2026-01-31T23:59:59Z"),
            SomeEvents.at("2026-02-28T23:59:59Z"),
            SomeEvents.at("2026-03-01T00:00:00Z"),
            SomeEvents.of(
                new UUID(1, 1), MARCH.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC))));
  }

  @Test
  @DisplayName("Months below the floor are dropped once they have been read; untimed events stay")
  void dropped() throws Exception {
    raise(MARCH);
    assertThat(drop()).as("unread").isEmpty();
    Folding.refresh(database, 100);

    List<YearMonth> dropped = drop();

    assertThat(dropped).containsExactly(YearMonth.parse("2026-01"), YearMonth.parse("2026-02"));
    assertThat(database.column("select occurred_at::date from ledger.event order by id"))
        .hasSize(2)
        .containsOnly("2026-03-01");
  }

  @Test
  @DisplayName("One who has read nothing keeps every month; one who follows nothing keeps none")
  void followers() throws SQLException {
    raise(MARCH);
    try (Connection connection = database.open()) {
      assertThat(DroppedMonths.drop(connection, List.of(reader -> Place.START))).isEmpty();
      assertThat(DroppedMonths.drop(connection, List.of(reader -> Place.END))).hasSize(2);
    }
  }

  @Test
  @DisplayName("A floor that has just risen drops nothing yet: somebody may not know it")
  void notAtOnce() throws Exception {
    Folding.refresh(database, 100);
    try (Connection connection = database.open()) {
      DroppedMonths.raiseFloor(connection, MARCH);

      assertThat(DroppedMonths.drop(connection, MODELS)).isEmpty();
    }
  }

  @Test
  @DisplayName("A month with an event that nobody has read yet, since it was just committed, stays")
  void justCommitted() throws Exception {
    Folding.refresh(database, 100);
    raise(MARCH);
    try (Connection late = database.begin();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      ledger.append(late, List.of(SomeEvents.at("2026-01-15T12:00:00Z")));
      Future<List<YearMonth>> dropped = thread.submit(this::drop);
      Await.until(
          "somebody waits for the late one",
          () ->
              database.value(
                  Boolean.class, "select exists (select from pg_locks where not granted)"));
      late.commit();

      assertThat(dropped.get()).containsExactly(YearMonth.parse("2026-02"));
    }
    assertThat(ledger.count()).isEqualTo(4);
  }

  @Test
  @DisplayName("A month that was dropped does not come back with a late event")
  void stays() throws Exception {
    Folding.refresh(database, 100);
    raise(MARCH);
    drop();

    SQLException refusal =
        catchThrowableOfType(
            SQLException.class,
            () -> ledger.append(List.of(SomeEvents.at("2026-02-01T00:00:00Z"))));

    assertThat(refusal.getSQLState()).isEqualTo("23514");
    assertThat(refusal.getMessage()).contains("does not reach back to 2026-02-01");
  }

  @Test
  @DisplayName("The floor never goes back, and no month above it can be dropped")
  void never() throws Exception {
    raise(MARCH);
    raise(YearMonth.parse("2026-02"));

    assertThat(database.value("select reaches_to = '2026-03-01Z' from ledger.floor"))
        .isEqualTo("t");
    assertThatThrownBy(() -> database.execute("select ledger.drop_month('2026-03-01')"))
        .hasMessageContaining("not below the floor");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-21,P30D,2026-10", "2026-11-30,P13M,2025-10", "2026-03-31,P30D,2026-03"})
  @DisplayName("The month of the oldest day that is kept is kept whole")
  void firstKept(LocalDate today, Period retention, YearMonth first) {
    assertThat(Retention.firstKept(today, retention)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P29D", "P0D", "P1M", "P-1Y"})
  @DisplayName("A retention under thirty days is refused at the start")
  void tooShort(Period retention) {
    assertThatThrownBy(() -> Retention.check(retention))
        .hasMessageContaining("playledger.ledger.retention");
  }

  private void raise(YearMonth month) throws SQLException {
    try (Connection connection = database.open()) {
      DroppedMonths.raiseFloor(connection, month);
    }
    database.execute("update ledger.floor set raised_at = now() - interval '2 minutes'");
  }

  private List<YearMonth> drop() throws SQLException {
    try (Connection connection = database.open()) {
      return DroppedMonths.drop(connection, MODELS);
    }
  }
}
