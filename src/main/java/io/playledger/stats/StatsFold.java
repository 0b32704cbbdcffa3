package io.playledger.stats;

import io.playledger.projection.Fact;
import io.playledger.projection.Fold;
import io.playledger.stats.StatsHandler.Count;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Counts events for the players whom they are about. */
final class StatsFold implements Fold<StatsKey, Counters> {

  private final Function<String, StatsHandler> handlers;

  /**
   * @param handlers of games, by product
   */
  StatsFold(Function<String, StatsHandler> handlers) {
    this.handlers = handlers;
  }

  @Override
  public Set<StatsKey> keys(Fact fact) {
    Set<StatsKey> keys = new LinkedHashSet<>();
    for (Count count : handler(fact).count(fact)) {
      keys.add(new StatsKey(fact.event().product(), count.playerId()));
    }
    return keys;
  }

  @Override
  public Change<StatsKey, Counters> apply(Fact fact, Map<StatsKey, Counters> states) {
    Map<StatsKey, Map<String, Long>> more = new LinkedHashMap<>();
    for (Count count : handler(fact).count(fact)) {
      more.computeIfAbsent(
              new StatsKey(fact.event().product(), count.playerId()), key -> new HashMap<>())
          .merge(count.counter(), 1L, Long::sum);
    }
    Map<StatsKey, Counters> now = new LinkedHashMap<>();
    more.forEach(
        (key, counts) ->
            now.put(
                key,
                states.getOrDefault(key, Counters.NONE).plus(counts, fact.event().occurredAt())));
    return Change.of(now);
  }

  private StatsHandler handler(Fact fact) {
    return handlers.apply(fact.event().product());
  }
}
