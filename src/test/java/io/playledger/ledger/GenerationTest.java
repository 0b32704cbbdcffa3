package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.support.Await;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A ledger that was restored from another cluster, whose transaction ids were far higher. */
@ExtendWith(FreshDatabases.class)
class GenerationTest {

  private static final String MAY = "2026-05-05T12:00:00Z";

  private Database database;
  private PlainLedger ledger;
  private List<UUID> restored;

  @BeforeEach
  void restore(Database fresh) throws SQLException {
    database = fresh;
    ledger = new PlainLedger(fresh);
    restored = List.of(restoredEvent(9_000_000_001L), restoredEvent(9_000_000_002L));
    database.execute("update ledger.generation set system_identifier = 1");
  }

  @Test
  @DisplayName("Until the new generation is opened, events of the future are not settled")
  void beforeTheStart() throws SQLException {
    assertThat(ledger.readAfter(Place.START, 10)).isEmpty();
  }

  @Test
  @DisplayName("All events of the old cluster come first, then those of the new one")
  void oldEventsFirst() throws Exception {
    database.execute("select ledger.open_generation()");
    List<Event> news = SomeEvents.many(3, MAY);
    ledger.append(news);
    Await.until("all can be read", () -> ledger.readAfter(Place.START, 10).size() == 5);

    List<RecordedEvent> read = ledger.readAfter(Place.START, 1);

    assertThat(read)
        .extracting(event -> event.event().id())
        .isEqualTo(Stream.concat(restored.stream(), news.stream().map(Event::id)).toList());
    assertThat(read).extracting(event -> event.place().generation()).containsExactly(1, 1, 2, 2, 2);
  }

  @Test
  @DisplayName("A reader that stood in the old generation goes on into the new one")
  void readerGoesOn() throws Exception {
    database.execute("select ledger.open_generation()");
    ledger.append(SomeEvents.many(3, MAY));
    Place inTheOldOne = new Place(1, "9000000001", Long.MAX_VALUE);

    Await.until("the rest can be read", () -> ledger.readAfter(inTheOldOne, 10).size() == 4);
  }

  @Test
  @DisplayName("A start in the same cluster opens no generation")
  void sameCluster() throws SQLException {
    int opened = database.value(Integer.class, "select ledger.open_generation()");

    int again = database.value(Integer.class, "select ledger.open_generation()");

    assertThat(opened).isEqualTo(2);
    assertThat(again).isEqualTo(2);
  }

  /** As a dump brings it: with the transaction id of the cluster it was written in. */
  private UUID restoredEvent(long tx) throws SQLException {
    UUID untimed = new UUID(0, tx);
    database.execute(
        "insert into ledger.event (id, tx, occurred_at, generation, type, source, product,"
            + " content_hash, data) values (?, ?::text::xid8, 'epoch', 1, 'player_action', 'a-test',"
            + " 'chess', '', '{}')",
        untimed,
        tx);
    return untimed;
  }
}
