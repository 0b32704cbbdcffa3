package io.playledger.stats;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.ledger.Place;
import io.playledger.projection.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events as folds see them, with ' for " in their data. */
final class Facts {

  static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");

  private Facts() {}

  static Fact won(String winner, String loser, Instant at) {
    return of("game_over", null, at, "{'winnerId':'%s','loserId':'%s'}".formatted(winner, loser));
  }

  static Fact of(String type, @Nullable String player, String data) {
    return of(type, player, TIME, data);
  }

  static Fact of(String type, @Nullable String player, Instant at, String data) {
    return Fact.of(
        Place.START,
        new Event(
            EventId.at(at), type, "a-test", at, "maze", player, "m-1", data.replace('\'', '"')));
  }
}
