package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.EventCorrected;
import io.playledger.event.GameEvent;
import io.playledger.ledger.PlainLedger;
import io.playledger.sender.EventCodec;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * New events are found by the reading order and in no other way. The planner expects many of them,
 * and of a long ledger so many that any index over all its events seems as good. A ledger of a test
 * is too short for that mistake; so here the right way is taken away, and it has to find no other.
 */
@ExtendWith(FreshDatabases.class)
class ReadingOrderTest {

  private static final int GAMES = 100;

  /** Of a game: its start, the questions, three answers and its end. */
  private static final int EVENTS_PER_GAME = 6;

  /** Entries that this transaction has read of the indexes over the events of games. */
  private static final String ENTRIES_READ =
      """
      select coalesce(sum(pg_stat_get_xact_tuples_returned(i.indexrelid)), 0)::bigint
      from pg_index i
      where i.indrelid in (select relid from pg_partition_tree('ledger.event'))
        and pg_get_indexdef(i.indexrelid) like '%session_id%'
      """;

  private final List<Event> events = new ArrayList<>();
  private PlainLedger ledger;
  private Database database;

  @BeforeEach
  void play(Database database) throws SQLException {
    this.database = database;
    ledger = new PlainLedger(database);
    for (int game = 0; game < GAMES; game++) {
      events.addAll(GameScript.at("2026-05-05T12:00:00Z").play(2, 1).events());
    }
    ledger.append(events);
  }

  @ParameterizedTest
  @ValueSource(strings = {"games", "players"})
  @DisplayName("A batch is not looked for among all events of games")
  void batch(String model) throws Exception {
    assertThat(entriesReadByRefresh(model)).isZero();
  }

  @Test
  @DisplayName("A corrected game is looked up, and the rest of its batch is not")
  void correctedGame() throws Exception {
    Folding.refresh(database, GAMES * EVENTS_PER_GAME * 2);
    Event end = events.get(EVENTS_PER_GAME - 1);
    GameEvent correction =
        new EventCorrected(
            end.id().toString(), end.type(), new TreeMap<>(Map.of("finalScore", 1)), "it was less");
    ledger.append(
        List.of(
            EventCodec.envelope(
                correction, new EventContext(end.occurredAt(), "trivia", null, end.sessionId()))));
    ledger.append(GameScript.at("2026-05-06T12:00:00Z").play(2, 1).events());

    // Each type of event is looked for by itself.
    assertThat(entriesReadByRefresh("games")).isBetween(1L, 4L * EVENTS_PER_GAME);
  }

  private long entriesReadByRefresh(String model) throws Exception {
    Folding.awaitSettled(database);
    try (Connection connection = database.begin()) {
      Sql.execute(connection, "drop index ledger.event_reading_order");
      Sql.execute(connection, "drop index ledger.event_correction");
      assertThat(Sql.value(connection, Integer.class, "select main.refresh(?, 10000)", model))
          .isPositive();
      return Sql.value(connection, Long.class, ENTRIES_READ);
    }
  }
}
