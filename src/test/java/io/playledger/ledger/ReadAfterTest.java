package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Sql;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract that all folds stand on: readers skip nothing. */
@ExtendWith(FreshDatabases.class)
class ReadAfterTest {

  private static final String MAY = "2026-05-05T12:00:00Z";
  private static final int WRITERS = 8;

  private static final Comparator<Place> READING_ORDER =
      Comparator.comparing(Place::generation)
          .thenComparing(place -> new BigInteger(place.tx()))
          .thenComparing(Place::position);

  private Database database;
  private PlainLedger ledger;

  @BeforeEach
  void ledger(Database fresh) {
    database = fresh;
    ledger = new PlainLedger(fresh);
  }

  @Test
  @DisplayName(
      "A reader beside eight writers gets every committed event once, where one that goes by position loses some")
  void readersSkipNothing() throws Exception {
    Event late = SomeEvents.at(MAY);
    List<UUID> committed = new ArrayList<>(List.of(late.id()));
    NaiveReader naive = new NaiveReader(database);
    try (Connection slow = database.begin();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        Follower follower = new Follower(database, 1)) {
      Future<Void> following = threads.submit(follower);
      List<Future<List<UUID>>> writing =
          IntStream.range(0, WRITERS)
              .mapToObj(seed -> threads.submit(new BusyWriter(database, seed)))
              .toList();
      Await.until("the reader follows the writers", () -> follower.read().size() >= 20);
      ledger.append(slow, List.of(late));
      BigInteger slowTx = tx(slow);
      Await.until("two hundred events lie behind the open one", () -> countFrom(slowTx) >= 200);
      naive.readOn();
      List<RecordedEvent> readBeforeItsEnd = follower.read();

      slow.commit();

      for (Future<List<UUID>> ids : writing) {
        committed.addAll(ids.get());
      }
      Await.until("all is read", () -> follower.read().size() >= committed.size());
      naive.readOn();
      follower.close();
      following.get();
      assertThat(readBeforeItsEnd)
          .as("nothing at or behind a transaction that is still open")
          .allMatch(event -> new BigInteger(event.place().tx()).compareTo(slowTx) < 0);
      assertThat(ids(follower.read()))
          .as("each committed event once, none that was rolled back")
          .containsExactlyInAnyOrderElementsOf(committed);
      assertThat(follower.read())
          .extracting(RecordedEvent::place)
          .isSortedAccordingTo(READING_ORDER)
          .doesNotHaveDuplicates();
    }
    assertThat(committed.stream().filter(id -> !naive.seen().contains(id)))
        .as("what the naive reader lost")
        .contains(late.id());
  }

  @Test
  @DisplayName("A transaction in another database of the cluster holds readers back as well")
  void otherDatabase(Database other) throws Exception {
    try (Connection slow = other.begin()) {
      tx(slow);
      ledger.append(SomeEvents.many(3, MAY));

      List<RecordedEvent> read = ledger.readAfter(Place.START, 10);

      assertThat(read).isEmpty();
      slow.rollback();
    }
    Await.until("its end lets them go on", () -> ledger.readAfter(Place.START, 10).size() == 3);
  }

  @Test
  @DisplayName("A transaction that only reads holds nobody back")
  void readingTransaction() throws Exception {
    try (Connection reading = database.begin()) {
      Sql.value(reading, Long.class, "select count(*) from ledger.event");

      ledger.append(SomeEvents.many(3, MAY));

      Await.until("the events can be read", () -> ledger.readAfter(Place.START, 10).size() == 3);
    }
  }

  @Test
  @DisplayName("After a place comes the next event of the same transaction, whatever its key")
  void withinATransaction() throws Exception {
    List<Event> events = SomeEvents.many(9, MAY);
    ledger.append(events);
    Await.until("the events can be read", ledger::isSettled);

    List<RecordedEvent> read = ledger.readAfter(Place.START, 2);

    assertThat(ids(read)).isEqualTo(events.stream().map(Event::id).toList());
    assertThat(read).extracting(event -> event.place().tx()).containsOnly(read.get(0).place().tx());
  }

  private static BigInteger tx(Connection connection) throws SQLException {
    return new BigInteger(Sql.value(connection, String.class, "select pg_current_xact_id()::text"));
  }

  private long countFrom(BigInteger tx) throws SQLException {
    return database.value(
        Long.class, "select count(*) from ledger.event where tx > ?::xid8", tx.toString());
  }

  private static List<UUID> ids(List<RecordedEvent> read) {
    return read.stream().map(event -> event.event().id()).toList();
  }
}
