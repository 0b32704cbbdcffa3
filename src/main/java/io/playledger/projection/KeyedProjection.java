package io.playledger.projection;

import io.playledger.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A projection that is a fold over keyed states. A batch touches each state's row once, however
 * many of its events are about it.
 */
public abstract class KeyedProjection<K, S> implements Projection {

  private final Store<K, S> store;

  protected KeyedProjection(Store<K, S> store) {
    this.store = store;
  }

  /**
   * The fold for a batch.
   *
   * @param connection for what it goes by, such as the games that are registered; in the
   *     transaction of the batch
   */
  protected abstract Fold<K, S> fold(Connection connection) throws SQLException;

  /**
   * The same, for a fold that goes by something that is to be looked up for the very events of the
   * batch.
   *
   * @param revision whose rows are written
   * @param facts the batch
   */
  protected Fold<K, S> fold(Connection connection, int revision, List<Fact> facts)
      throws SQLException {
    return fold(connection);
  }

  /** An event and the states that it is about. */
  private record Step<K>(Fact fact, Set<K> keys) {}

  /** Whoever has events that are more than a fold can say does those first. */
  @Override
  public Applied apply(Connection connection, int revision, List<Fact> facts) throws SQLException {
    Fold<K, S> fold = fold(connection, revision, facts);
    List<Failure> failures = new ArrayList<>();
    List<Step<K>> steps = steps(fold, facts, failures);
    Set<K> keys = new LinkedHashSet<>();
    steps.forEach(step -> keys.addAll(step.keys()));
    if (keys.isEmpty()) {
      return new Applied(failures, List.of());
    }
    Map<K, S> before = store.load(connection, revision, keys);
    Map<K, S> states = new HashMap<>(before);
    Map<K, S> changed = new LinkedHashMap<>();
    List<Event> emitted = new ArrayList<>();
    for (Step<K> step : steps) {
      try {
        Fold.Change<K, S> change = fold.apply(step.fact(), part(states, step.keys()));
        states.putAll(change.states());
        changed.putAll(change.states());
        emitted.addAll(change.emitted());
      } catch (RuntimeException e) {
        failures.add(new Failure(step.fact(), e));
      }
    }
    if (!changed.isEmpty()) {
      store.save(connection, revision, before, changed);
    }
    return new Applied(failures, emitted);
  }

  private List<Step<K>> steps(Fold<K, S> fold, List<Fact> facts, List<Failure> failures) {
    List<Step<K>> steps = new ArrayList<>(facts.size());
    for (Fact fact : facts) {
      try {
        Set<K> keys = fold.keys(fact);
        if (!keys.isEmpty()) {
          steps.add(new Step<>(fact, keys));
        }
      } catch (RuntimeException e) {
        failures.add(new Failure(fact, e));
      }
    }
    return steps;
  }

  private Map<K, S> part(Map<K, S> states, Set<K> keys) {
    Map<K, S> part = new HashMap<>();
    for (K key : keys) {
      S state = states.get(key);
      if (state != null) {
        part.put(key, state);
      }
    }
    return part;
  }

  @Override
  public final int delete(Connection connection, int revision, int most) throws SQLException {
    return store.delete(connection, revision, most);
  }
}
