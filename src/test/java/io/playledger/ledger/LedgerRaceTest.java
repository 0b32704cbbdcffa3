package io.playledger.ledger;

import static io.playledger.ledger.Fate.CONFLICT;
import static io.playledger.ledger.Fate.DUPLICATE;
import static io.playledger.ledger.Fate.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writers that meet on the same events. */
@ExtendWith(FreshDatabases.class)
class LedgerRaceTest {

  private static final String MAY = "2026-05-05T12:00:00Z";

  private Database database;
  private PlainLedger ledger;

  /** Events with rising keys. */
  private List<Event> events;

  @BeforeEach
  void ledger(Database fresh) throws Exception {
    database = fresh;
    ledger = new PlainLedger(fresh);
    // Makes the partition: the writers shall wait for an event, not for that.
    ledger.append(SomeEvents.many(1, MAY));
    events =
        SomeEvents.many(3, MAY).stream()
            .sorted(Comparator.comparing(event -> event.id().toString()))
            .toList();
  }

  @Test
  @DisplayName("Who meets events that another transaction is writing waits, and is told their fate")
  void secondWaits() throws Exception {
    Event same = events.get(0);
    Event changed = events.get(1);
    try (Connection first = database.begin()) {
      ledger.append(first, List.of(same, changed));
      try (WaitingAppend second =
          WaitingAppend.start(database, List.of(SomeEvents.otherwise(changed, "{}"), same))) {

        first.commit();

        assertThat(second.fates()).containsExactly(CONFLICT, DUPLICATE);
      }
    }
    assertThat(conflicts()).isEqualTo(1);
  }

  @Test
  @DisplayName("Who meets an event that is then rolled back stores it")
  void secondStoresAfterRollback() throws Exception {
    try (Connection first = database.begin()) {
      ledger.append(first, events);
      try (WaitingAppend second = WaitingAppend.start(database, events)) {

        first.rollback();

        assertThat(second.fates()).hasSize(3).containsOnly(STORED);
      }
    }
  }

  @Test
  @DisplayName("Two writers with the same events in opposite orders do not deadlock")
  void oppositeOrders() throws Exception {
    try (Connection middle = database.begin()) {
      ledger.append(middle, List.of(events.get(1)));
      try (WaitingAppend upwards = WaitingAppend.start(database, events);
          WaitingAppend downwards = WaitingAppend.start(database, events.reversed())) {

        middle.commit();

        assertThat(upwards.fates()).containsExactly(STORED, DUPLICATE, STORED);
        assertThat(downwards.fates()).hasSize(3).containsOnly(DUPLICATE);
      }
    }
  }

  @Test
  @DisplayName("Two writers with the same conflicts in opposite orders do not deadlock")
  void conflictsInOppositeOrders() throws Exception {
    ledger.append(events);
    List<Event> changed = events.stream().map(event -> SomeEvents.otherwise(event, "{}")).toList();
    try (Connection middle = database.begin()) {
      ledger.append(middle, List.of(changed.get(1)));
      try (WaitingAppend upwards = WaitingAppend.start(database, changed);
          WaitingAppend downwards = WaitingAppend.start(database, changed.reversed())) {

        middle.commit();

        assertThat(upwards.fates()).hasSize(3).containsOnly(CONFLICT);
        assertThat(downwards.fates()).hasSize(3).containsOnly(CONFLICT);
      }
    }
    assertThat(conflicts()).isEqualTo(3);
  }

  private long conflicts() throws Exception {
    return database.value(Long.class, "select count(*) from ledger.conflict");
  }
}
