package io.playledger.stats;

import io.playledger.event.Event;
import io.playledger.product.Product;
import io.playledger.projection.Fact;
import io.playledger.projection.Fold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Counts events for the players whom they are about. What a correction comes to is told beforehand:
 * the events that it is about, to be counted or taken back.
 */
final class StatsFold implements Fold<StatsKey, Tally> {

  private final Function<String, Product> products;
  private final StatsHandlers handlers;
  private final Function<Fact, List<Effect>> effects;

  /**
   * @param products the games, by id
   * @param effects what an event comes to; itself, as a rule
   */
  StatsFold(
      Function<String, Product> products,
      StatsHandlers handlers,
      Function<Fact, List<Effect>> effects) {
    this.products = products;
    this.handlers = handlers;
    this.effects = effects;
  }

  /** Where every event is what it is. */
  StatsFold(Function<String, Product> products, StatsHandlers handlers) {
    this(products, handlers, fact -> List.of(Effect.of(fact)));
  }

  StatsFold with(Function<Fact, List<Effect>> others) {
    return new StatsFold(products, handlers, others);
  }

  @Override
  public Set<StatsKey> keys(Fact fact) {
    Set<StatsKey> keys = new LinkedHashSet<>();
    for (Effect effect : effects.apply(fact)) {
      for (StatsChange change : changes(effect, fact)) {
        keys.add(key(effect, change));
      }
    }
    return keys;
  }

  @Override
  public Change<StatsKey, Tally> apply(Fact fact, Map<StatsKey, Tally> states) {
    Map<StatsKey, Tally> now = new LinkedHashMap<>();
    for (Effect effect : effects.apply(fact)) {
      Map<StatsKey, List<StatsChange>> changes = new LinkedHashMap<>();
      for (StatsChange change : changes(effect, fact)) {
        changes.computeIfAbsent(key(effect, change), key -> new ArrayList<>()).add(change);
      }
      changes.forEach(
          (key, own) -> {
            Tally before = now.getOrDefault(key, states.getOrDefault(key, Tally.NONE));
            now.put(key, before.with(own, effect.fact().event(), effect.isTakenBack()));
          });
    }
    return Change.of(now);
  }

  private List<StatsChange> changes(Effect effect, Fact cause) {
    Event event = effect.fact().event();
    Product product = products.apply(event.product());
    StatsHandler handler = handlers.of(product);
    if (!handler.types().contains(event.type()) || !product.counts(event.occurredAt())) {
      return List.of();
    }
    try {
      return handler.changes(effect.fact());
    } catch (RuntimeException e) {
      if (event.id().equals(cause.event().id())) {
        throw e;
      }
      // It was parked when it came: there is nothing to take back.
      return List.of();
    }
  }

  private static StatsKey key(Effect effect, StatsChange change) {
    return new StatsKey(effect.fact().event().product(), change.playerId());
  }
}
