package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever the order and the batches events come in, the rows of the games model are the same. */
@ExtendWith(FreshDatabases.class)
class GamesFoldTest {

  @Test
  @DisplayName("Events in reverse order, folded one at a time, give the rows of those in order")
  void reverseOrder(Database inOrder, Database reversed) throws Exception {
    List<Event> events =
        Stream.of(
                GameScript.at("2026-05-05T12:00:00Z").play(2, 1),
                GameScript.at("2026-05-05T23:59:50Z").play(1, 0),
                GameScript.at("2026-05-06T08:00:00Z").start(3).answer(true))
            .flatMap(game -> game.events().stream())
            .toList();
    fold(inOrder, events, events.size());

    foldOneByOne(reversed, events.reversed());

    assertThat(ModelRows.games(reversed)).hasSize(3).isEqualTo(ModelRows.games(inOrder));
    assertThat(ModelRows.days(reversed)).hasSize(2).isEqualTo(ModelRows.days(inOrder));
  }

  @Test
  @DisplayName("A day has no row until a game's start comes, even if its end came before")
  void startAfterEnd(Database database) throws Exception {
    GameScript game = GameScript.at("2026-05-05T12:00:00Z").start(1).answer(true).end();
    Event start = game.events().get(0);
    foldOneByOne(database, game.events().subList(1, 3));
    List<String> daysBefore = ModelRows.days(database);
    long gamesBefore = database.value(Long.class, "select count(*) from main.games");

    fold(database, List.of(start), 10);

    assertThat(daysBefore).isEmpty();
    assertThat(gamesBefore).isZero();
    assertThat(
            database.rows(
                "select day::text, num_started, num_ended, sum_score from main.games_by_day"))
        .singleElement()
        .satisfies(day -> assertThat(day.values()).containsExactly("2026-05-05", 1L, 1L, 10L));
  }

  @Test
  @DisplayName(
      "Contradicting events of one game give the same rows in either order and in any batches")
  void contradictions(Database one, Database other, Database atOnce) throws Exception {
    GameScript first = GameScript.at("2026-05-05T12:00:00Z").start(1);
    Event start = first.events().get(0);
    Event contradicting =
        new Event(
            EventId.at(start.occurredAt()),
            start.type(),
            start.source(),
            start.occurredAt().plusSeconds(86_400),
            "another product",
            "bob",
            start.sessionId(),
            "{\"category\":\"music\",\"questionCount\":7}");
    foldOneByOne(one, List.of(start, contradicting));

    foldOneByOne(other, List.of(contradicting, start));
    fold(atOnce, List.of(start, contradicting), 10);

    assertThat(ModelRows.games(one))
        .isEqualTo(ModelRows.games(other))
        .isEqualTo(ModelRows.games(atOnce));
    assertThat(ModelRows.days(one))
        .isEqualTo(ModelRows.days(other))
        .isEqualTo(ModelRows.days(atOnce));
  }

  private static void fold(Database database, List<Event> events, int batch) throws Exception {
    new PlainLedger(database).append(events);
    Folding.refresh(database, batch);
  }

  /** Each event in a transaction and a refresh of its own. */
  private static void foldOneByOne(Database database, List<Event> events) throws Exception {
    for (Event event : events) {
      fold(database, List.of(event), 1);
    }
  }
}
