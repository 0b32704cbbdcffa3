package io.playledger.projection;

import io.playledger.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of states by events. A pure function: it knows nothing but its arguments, does
 * nothing but answer, and answers the same whenever it is asked. So another engine can run it.
 *
 * @param <K> what a state is of; a value
 * @param <S> a state; a value, never changed
 */
public interface Fold<K, S> {

  /**
   * The states that an event needs or changes; none if it is of no interest.
   *
   * @throws RuntimeException if the event makes no sense; it is then parked
   */
  Set<K> keys(Fact fact);

  /**
   * What becomes of states by an event.
   *
   * @param states those of {@link #keys}, as far as there are any yet
   * @throws RuntimeException if the event makes no sense; it is then parked, and nothing changes
   */
  Change<K, S> apply(Fact fact, Map<K, S> states);

  /**
   * What an event does.
   *
   * @param states that are new or different now, by their keys
   * @param emitted events that follow from it, for the ledger; each under an id that is made of
   *     what it follows from, since they may be emitted twice
   */
  record Change<K, S>(Map<K, S> states, List<Event> emitted) {

    /** Nothing but states. */
    public static <K, S> Change<K, S> of(Map<K, S> states) {
      return new Change<>(states, List.of());
    }
  }
}
