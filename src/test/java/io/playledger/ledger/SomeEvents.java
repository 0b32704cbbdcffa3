package io.playledger.ledger;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Events that say little. */
final class SomeEvents {

  private SomeEvents() {}

  static Event at(String time) {
    return at(Instant.parse(time));
  }

  static Event at(Instant time) {
    return of(EventId.at(time), time);
  }

  static Event of(UUID id, Instant time) {
    return new Event(
        id, "player_action", "a-test", time, "chess", "ada", "s-1", "{\"move\":\"e4\"}");
  }

  /** The same identity, other content. */
  static Event otherwise(Event event, String data) {
    return new Event(
        event.id(),
        event.type(),
        event.source(),
        event.occurredAt(),
        event.product(),
        event.playerId(),
        event.sessionId(),
        data);
  }

  /** So many new events of one time. */
  static List<Event> many(int count, String time) {
    return Stream.generate(() -> at(time)).limit(count).toList();
  }
}
