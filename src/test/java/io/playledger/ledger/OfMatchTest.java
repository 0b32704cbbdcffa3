package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The results of one match are found among all others. */
@ExtendWith(FreshDatabases.class)
class OfMatchTest {

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");
  private static final int FEW_PAGES = 20;

  private Database database;
  private PlainLedger ledger;

  @BeforeEach
  void ledger(Database fresh) {
    database = fresh;
    ledger = new PlainLedger(fresh);
  }

  @Test
  @DisplayName("Results of the match alone: of that game, of that session, no other events")
  void ofThatMatch() throws Exception {
    Event result = event("game_over", "maze", "m-1", TIME.plusSeconds(1));
    Event inAnotherMonth = event("game_over", "maze", "m-1", TIME.minusSeconds(86_400 * 60));
    ledger.append(
        List.of(
            event("game_over", "maze", "m-2", TIME),
            event("game_over", "chess", "m-1", TIME),
            event("game_over", "maze", null, TIME),
            event("player_action", "maze", "m-1", TIME)));
    ledger.append(List.of(result));
    ledger.append(List.of(inAnotherMonth));

    List<RecordedEvent> found = ofMatch(Place.END);

    assertThat(found)
        .extracting(recorded -> recorded.event().id())
        .containsExactly(result.id(), inAnotherMonth.id());
  }

  @Test
  @DisplayName("What lies beyond a place is left out, so that a rebuild is told the same")
  void upTo() throws Exception {
    ledger.append(List.of(event("game_over", "maze", "m-1", TIME)));
    ledger.append(List.of(event("game_over", "maze", "m-1", TIME.plusSeconds(9))));
    List<RecordedEvent> all = ofMatch(Place.END);

    assertThat(all).hasSize(2);
    assertThat(ofMatch(all.get(0).place())).containsExactly(all.get(0));
    assertThat(ofMatch(Place.START)).isEmpty();
  }

  @Test
  @DisplayName("Among ten thousand results it takes a few pages")
  void plan() throws Exception {
    List<Event> many = new ArrayList<>();
    for (int match = 0; match < 10_000; match++) {
      many.add(event("game_over", "maze", "m-" + match, TIME.plusMillis(match)));
    }
    ledger.append(many);
    database.execute("analyze ledger.event");

    try (Connection connection = database.open()) {
      Plan plan =
          Plan.of(
              connection,
              """
              select * from ledger.event
              where type = 'game_over' and product = 'maze' and session_id = 'm-777'
                and (generation, tx, position) <= (9, '99999999', 99999999)
              """);
      assertThat(plan.rows()).isEqualTo(1);
      assertThat(plan.pages()).isLessThan(FEW_PAGES);
    }
  }

  private List<RecordedEvent> ofMatch(Place upTo) throws SQLException {
    try (Connection connection = database.open()) {
      return new LedgerReader().ofMatch(connection, "maze", "m-1", upTo);
    }
  }

  private static Event event(String type, String product, String sessionId, Instant time) {
    return new Event(
        EventId.at(time), type, "a-test", time, product, null, sessionId, "{\"winnerId\":\"ada\"}");
  }
}
