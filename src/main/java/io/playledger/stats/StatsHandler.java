package io.playledger.stats;

import io.playledger.projection.Fact;
import java.util.List;
import java.util.Set;

/**
 * What is counted in one kind of game. Whoever has one brings it along as a bean, and a game names
 * it. It only answers what an event means; it knows nothing but the event.
 */
public interface StatsHandler {

  /** As games name it; lower case. */
  String name();

  /** Types of the events that it counts. */
  Set<String> types();

  /** The counters that every player has from the first event on, in the order they are shown. */
  List<String> counters();

  /**
   * What an event adds to whose counters.
   *
   * @throws RuntimeException if the event makes no sense; it is then parked, and counts nowhere
   */
  List<Count> count(Fact fact);

  /** One more of something for a player. */
  record Count(String playerId, String counter) {}
}
