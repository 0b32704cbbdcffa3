package io.playledger.stats;

import io.playledger.event.CorrectionWithdrawn;
import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.EventCorrected;
import io.playledger.event.EventId;
import io.playledger.event.GameEvent;
import io.playledger.sender.EventCodec;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Results of matches, and corrections of anything, each a second after the one before. */
final class SomeCorrections {

  static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");

  private Instant now = TIME.plusSeconds(86_400 * 8);

  static Event match(String id, String winner, String loser, int second) {
    Instant at = TIME.plusSeconds(second);
    return new Event(
        EventId.at(at),
        "game_over",
        "a-test",
        at,
        "maze",
        null,
        id,
        "{\"loserId\":\"%s\",\"winnerId\":\"%s\"}".formatted(loser, winner));
  }

  Event corrected(Event event, String field, Object value) {
    TreeMap<String, Object> changes = new TreeMap<>(Map.of(field, value));
    return correction(
        new EventCorrected(event.id().toString(), event.type(), changes, "x"),
        event.product(),
        event.sessionId());
  }

  Event withdrawn(Event made) {
    return correction(
        new CorrectionWithdrawn(made.id().toString(), made.type(), "x"),
        made.product(),
        made.sessionId());
  }

  Event correction(GameEvent event, String product, @Nullable String session) {
    now = now.plusSeconds(1);
    return EventCodec.envelope(event, new EventContext(now, product, null, session));
  }
}
