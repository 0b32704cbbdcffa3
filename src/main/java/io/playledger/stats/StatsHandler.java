package io.playledger.stats;

import io.playledger.projection.Fact;
import java.util.List;
import java.util.Set;

/**
 * What is counted in one kind of game. Whoever has one brings it along as a bean, and a game names
 * it. It only answers what an event means: it knows nothing but the event, and what it answers is
 * taken back when a match is declared void.
 */
public interface StatsHandler {

  /** As games name it; lower case. */
  String name();

  /** Types of the events that it counts; it is asked of no others. */
  Set<String> types();

  /**
   * What every player has from the first event on, in the order it is shown. Counters that are not
   * among them follow once there is something.
   */
  List<Shown> shown();

  /**
   * What an event does to whose stats.
   *
   * @throws RuntimeException if the event makes no sense; it is then parked, and counts nowhere
   */
  List<StatsChange> changes(Fact fact);
}
