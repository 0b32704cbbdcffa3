package io.playledger.ledger;

import static io.playledger.ledger.Fate.CONFLICT;
import static io.playledger.ledger.Fate.DUPLICATE;
import static io.playledger.ledger.Fate.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FreshDatabases.class)
class LedgerWriterTest {

  private static final String MAY = "2026-05-05T12:00:00Z";

  private Database database;
  private PlainLedger ledger;

  @BeforeEach
  void ledger(Database fresh) {
    database = fresh;
    ledger = new PlainLedger(fresh);
  }

  @Test
  @DisplayName("Each event of a batch gets its fate, in the order given")
  void fatesInOrder() throws SQLException {
    Event known = SomeEvents.at(MAY);
    Event one = SomeEvents.at(MAY);
    Event two = SomeEvents.at(MAY);
    ledger.append(List.of(known));

    List<Fate> fates =
        ledger.append(
            List.of(
                two,
                known,
                SomeEvents.otherwise(known, "{}"),
                two,
                SomeEvents.otherwise(two, "{}"),
                one));

    assertThat(fates).containsExactly(STORED, DUPLICATE, CONFLICT, DUPLICATE, CONFLICT, STORED);
    assertThat(ledger.count()).isEqualTo(3);
  }

  @Test
  @DisplayName("An empty batch has no fates")
  void emptyBatch() throws SQLException {
    assertThat(ledger.append(List.of())).isEmpty();
  }

  @Test
  @DisplayName("A conflict is kept once, whole, and the stored event stays as it was")
  void conflictIsKept() throws SQLException {
    Event stored = SomeEvents.at(MAY);
    Event refused = SomeEvents.otherwise(stored, "{\"move\":\"d4\"}");
    ledger.append(List.of(stored));
    ledger.append(List.of(refused));

    List<Fate> fates = ledger.append(List.of(refused, refused));

    assertThat(fates).containsExactly(CONFLICT, CONFLICT);
    assertThat(
            database.rows(
                "select event_id, event ->> 'type' as type, event ->> 'occurredAt' as at,"
                    + " event ->> 'playerId' as player, event #>> '{data,move}' as move"
                    + " from ledger.conflict"))
        .containsExactly(
            Map.of(
                "event_id",
                stored.id(),
                "type",
                "player_action",
                "at",
                MAY,
                "player",
                "ada",
                "move",
                "d4"));
    assertThat(database.value(String.class, "select data ->> 'move' from ledger.event"))
        .isEqualTo("e4");
  }

  @Test
  @DisplayName("Two different conflicts with one event are both kept")
  void eachConflictIsKept() throws SQLException {
    Event stored = SomeEvents.at(MAY);
    ledger.append(List.of(stored));

    ledger.append(
        List.of(
            SomeEvents.otherwise(stored, "{\"n\":1}"), SomeEvents.otherwise(stored, "{\"n\":2}")));

    assertThat(database.value(Long.class, "select count(*) from ledger.conflict")).isEqualTo(2);
  }

  @Test
  @DisplayName("Duplicates are found on both sides of a month's end and after other batches")
  void duplicatesOverMonths() throws SQLException {
    Event lastOfJanuary = SomeEvents.at("2026-01-31T23:59:59.999Z");
    Event firstOfFebruary = SomeEvents.at("2026-02-01T00:00:00Z");
    ledger.append(List.of(lastOfJanuary, firstOfFebruary));
    ledger.append(SomeEvents.many(50, "2026-01-31T23:59:59.999Z"));
    ledger.append(SomeEvents.many(50, "2026-02-01T00:00:00Z"));

    List<Fate> fates = ledger.append(List.of(firstOfFebruary, lastOfJanuary));

    assertThat(fates).containsExactly(DUPLICATE, DUPLICATE);
    assertThat(
            database.rows(
                "select tableoid::regclass::text as partition, count(*) from ledger.event group by 1"
                    + " order by 1"))
        .containsExactly(
            Map.of("partition", "ledger.event_2026_01", "count", 51L),
            Map.of("partition", "ledger.event_2026_02", "count", 51L));
  }

  @Test
  @DisplayName("Rows go in by key, yet their positions follow the order given")
  void positionsFollowTheOrderGiven() throws SQLException {
    List<Event> lastKeyFirst =
        SomeEvents.many(20, MAY).stream()
            .sorted(Comparator.comparing((Event event) -> event.id().toString()).reversed())
            .toList();

    ledger.append(lastKeyFirst);

    List<UUID> ids = lastKeyFirst.stream().map(Event::id).toList();
    assertThat(ids("select id from ledger.event order by position")).isEqualTo(ids);
    assertThat(ids("select id from ledger.event order by ctid")).isEqualTo(ids.reversed());
  }

  @Test
  @DisplayName("A rollback leaves nothing: no event, no conflict, no partition")
  void rollbackLeavesNothing() throws SQLException {
    Event event = SomeEvents.at(MAY);
    try (Connection connection = database.begin()) {
      ledger.append(connection, List.of(event, SomeEvents.otherwise(event, "{}")));

      connection.rollback();
    }

    assertThat(ledger.count()).isZero();
    assertThat(database.value(Long.class, "select count(*) from ledger.conflict")).isZero();
    assertThat(database.value(String.class, "select to_regclass('ledger.event_2026_05')::text"))
        .isNull();
    assertThat(ledger.append(List.of(event))).containsExactly(STORED);
  }

  @Test
  @DisplayName("An event without a time of its own lies in the partition of such events")
  void untimed() throws SQLException {
    Event untimed = SomeEvents.of(new UUID(0x7abcL, 0x8000_0000_0000_0001L), Instant.parse(MAY));
    ledger.append(List.of(untimed));

    List<Fate> fates = ledger.append(List.of(untimed));

    assertThat(fates).containsExactly(DUPLICATE);
    assertThat(database.value(String.class, "select tableoid::regclass::text from ledger.event"))
        .isEqualTo("ledger.event_untimed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1970-01-01T00:00:00.001Z", "1970-02-01T00:00:00Z", "9999-12-31T23:59:59Z"})
  @DisplayName("A month at the edge of time gets its partition like any other")
  void edgesOfTime(String time) throws SQLException {
    assertThat(ledger.append(List.of(SomeEvents.at(time)))).containsExactly(STORED);
  }

  @Test
  @DisplayName("What is read is what was written")
  void roundTrip() throws Exception {
    Event full =
        new Event(
            SomeEvents.at(MAY).id(),
            "game_over",
            "the source",
            Instant.parse("2026-05-05T12:00:00.123456789Z"),
            "schach ♞",
            null,
            null,
            "{\"a\":null,\"b\":[1,\"\\\"\"]}");

    ledger.append(List.of(full));

    assertThat(ledger.isSettled()).isTrue();
    RecordedEvent read = ledger.readAfter(Place.START, 1).get(0);
    assertThat(read.event())
        .isEqualTo(SomeEvents.otherwise(full, "{\"a\": null, \"b\": [1, \"\\\"\"]}"));
    assertThat(read.event().occurredAt()).isEqualTo("2026-05-05T12:00:00.123456Z");
    assertThat(read.recordedAt())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
  }

  private List<UUID> ids(String query) throws SQLException {
    return database.rows(query).stream().map(row -> (UUID) row.get("id")).toList();
  }
}
