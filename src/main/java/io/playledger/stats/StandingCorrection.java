package io.playledger.stats;

import io.playledger.event.Event;
import io.playledger.platform.http.UuidText;
import io.playledger.projection.Fact;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction that was not withdrawn.
 *
 * @param id the event that made it
 * @param type its type
 * @param product the game it is about
 * @param about the match, the player or the event
 * @param changes JSON object: corrected fields with their right values; null for a match or a
 *     player
 * @param correctedAt when it was made; of several about one event the latest counts
 */
record StandingCorrection(
    UUID id,
    String type,
    String product,
    String about,
    @Nullable String changes,
    Instant correctedAt) {

  /** The one that an event makes; empty if it makes none. */
  static Optional<StandingCorrection> of(Fact fact) {
    Event event = fact.event();
    return switch (event.type()) {
      case "match_voided" ->
          Optional.ofNullable(event.sessionId()).map(match -> of(event, match, null));
      case "player_banned" ->
          Optional.ofNullable(fact.text("playerId")).map(player -> of(event, player, null));
      case "event_corrected" ->
          UuidText.parse(String.valueOf(fact.text("eventId")))
              .filter(id -> fact.data().path("changes").isObject())
              .map(id -> of(event, id.toString(), fact.data().path("changes").toString()));
      default -> Optional.empty();
    };
  }

  private static StandingCorrection of(Event event, String about, @Nullable String changes) {
    return new StandingCorrection(
        event.id(), event.type(), event.product(), about, changes, event.occurredAt());
  }
}
