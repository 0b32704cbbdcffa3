package io.playledger.ledger;

import static io.playledger.ledger.Fate.CONFLICT;
import static io.playledger.ledger.Fate.DUPLICATE;
import static io.playledger.ledger.Fate.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import io.playledger.support.Together;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabases.class)
class LedgerRaceTest {

  private static final String MAY = "2026-05-05T12:00:00Z";

  private Database database;
  private PlainLedger ledger;

  @BeforeEach
  void ledger(Database fresh) {
    database = fresh;
    ledger = new PlainLedger(fresh);
  }

  @Test
  @DisplayName("Who meets an event that another transaction is writing waits, and is told its fate")
  void secondWaits() throws Exception {
    Event same = SomeEvents.at(MAY);
    Event changed = SomeEvents.at(MAY);
    makePartitionOfMay();
    try (Connection first = database.begin();
        Connection second = database.begin()) {
      ledger.append(first, List.of(same, changed));

      List<Fate> fates =
          appendWhileBlocked(
              second, List.of(same, SomeEvents.otherwise(changed, "{}")), first::commit);

      assertThat(fates).containsExactly(DUPLICATE, CONFLICT);
      second.commit();
    }
    assertThat(database.value(Long.class, "select count(*) from ledger.conflict")).isEqualTo(1);
  }

  @Test
  @DisplayName("Who meets an event that is then rolled back stores it")
  void secondStoresAfterRollback() throws Exception {
    Event event = SomeEvents.at(MAY);
    makePartitionOfMay();
    try (Connection first = database.begin();
        Connection second = database.begin()) {
      ledger.append(first, List.of(event));

      List<Fate> fates = appendWhileBlocked(second, List.of(event), first::rollback);

      assertThat(fates).containsExactly(STORED);
      second.commit();
    }
  }

  @Test
  @DisplayName("Two writers with the same events in opposite orders do not deadlock")
  void oppositeOrders() throws Exception {
    List<Event> events = SomeEvents.many(3_000, MAY);
    List<List<Event>> rounds =
        IntStream.range(0, 30).mapToObj(n -> events.subList(100 * n, 100 * n + 100)).toList();

    List<List<Fate>> fates =
        Together.run(
            List.of(
                () -> appendEach(rounds),
                () -> appendEach(rounds.stream().map(List::reversed).toList())));

    assertThat(fates.stream().flatMap(List::stream).filter(STORED::equals)).hasSize(3_000);
    assertThat(fates.stream().flatMap(List::stream).filter(DUPLICATE::equals)).hasSize(3_000);
  }

  @Test
  @DisplayName("Two writers with the same conflicts in opposite orders do not deadlock")
  void conflictsInOppositeOrders() throws Exception {
    List<Event> events = SomeEvents.many(3_000, MAY);
    ledger.append(events);
    List<List<Event>> rounds =
        IntStream.range(0, 30)
            .mapToObj(n -> events.subList(100 * n, 100 * n + 100))
            .map(some -> some.stream().map(event -> SomeEvents.otherwise(event, "{}")).toList())
            .toList();

    List<List<Fate>> fates =
        Together.run(
            List.of(
                () -> appendEach(rounds),
                () -> appendEach(rounds.stream().map(List::reversed).toList())));

    assertThat(fates.stream().flatMap(List::stream)).hasSize(6_000).containsOnly(CONFLICT);
    assertThat(database.value(Long.class, "select count(*) from ledger.conflict")).isEqualTo(3_000);
  }

  @Test
  @DisplayName("Eight writers make the partition of a new month at once")
  void sameNewMonth() throws Exception {
    List<Fate> fates =
        Together.run(
            IntStream.range(0, 8)
                .<Callable<Fate>>mapToObj(
                    n -> () -> ledger.append(List.of(SomeEvents.at(MAY))).get(0))
                .toList());

    assertThat(fates).hasSize(8).containsOnly(STORED);
    assertThat(ledger.count()).isEqualTo(8);
  }

  @Test
  @DisplayName("Writers that need new months in opposite orders do not deadlock")
  void newMonthsInOppositeOrders() throws Exception {
    List<Event> months =
        IntStream.rangeClosed(1, 12)
            .mapToObj(m -> "2027-%02d-01T00:00:00Z".formatted(m))
            .map(SomeEvents::at)
            .toList();
    List<Event> others = months.stream().map(event -> SomeEvents.at(event.occurredAt())).toList();

    List<List<Fate>> fates =
        Together.run(
            List.of(
                () -> ledger.append(months),
                () -> ledger.append(others.reversed()),
                () -> appendEach(List.of(months.reversed())),
                () -> appendEach(List.of(others))));

    assertThat(fates.stream().flatMap(List::stream)).hasSize(48);
    assertThat(ledger.count()).isEqualTo(24);
  }

  private List<Fate> appendEach(List<List<Event>> batches) throws Exception {
    List<Fate> fates = new ArrayList<>();
    for (List<Event> batch : batches) {
      fates.addAll(ledger.append(batch));
    }
    return fates;
  }

  /** Otherwise the second writer would wait for the partition, not for the event. */
  private void makePartitionOfMay() throws Exception {
    ledger.append(List.of(SomeEvents.at(MAY)));
  }

  /** Appends, and once that waits for another transaction, lets that one end. */
  private List<Fate> appendWhileBlocked(Connection connection, List<Event> events, Ending ending)
      throws Exception {
    int pid = Sql.value(connection, Integer.class, "select pg_backend_pid()");
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<List<Fate>> fates = thread.submit(() -> ledger.append(connection, events));
      Await.until("the append waits for the other transaction", () -> isBlocked(pid));
      ending.end();
      return fates.get();
    }
  }

  private boolean isBlocked(int pid) throws Exception {
    return database.value(Boolean.class, "select cardinality(pg_blocking_pids(?)) > 0", pid);
  }

  private interface Ending {
    void end() throws Exception;
  }
}
