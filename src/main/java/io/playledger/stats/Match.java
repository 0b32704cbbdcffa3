package io.playledger.stats;

import io.playledger.event.Event;
import java.util.Optional;
import java.util.Set;

/**
 * A match, or a game of trivia.
 *
 * @param product the game it is of
 * @param id the session
 */
record Match(String product, String id) {

  /** Types of the events that the ledger can be asked for by match, and that a void takes out. */
  private static final Set<String> TYPES = Set.of("game_over", "question_answered", "game_ended");

  /** The one that an event is part of; empty if a void match would not matter to it. */
  static Optional<Match> of(Event event) {
    return TYPES.contains(event.type()) ? ofSession(event) : Optional.empty();
  }

  /** The one that is the session of an event. */
  static Optional<Match> ofSession(Event event) {
    return Optional.ofNullable(event.sessionId()).map(id -> new Match(event.product(), id));
  }
}
