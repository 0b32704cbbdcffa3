package io.playledger.stats;

import io.playledger.product.Product;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The handlers that there are. */
@ApplicationScoped
class StatsHandlers {

  private final Map<String, StatsHandler> byName = new TreeMap<>();

  /**
   * @throws IllegalStateException if two have one name
   */
  StatsHandlers(@All List<StatsHandler> beans) {
    for (StatsHandler bean : beans) {
      if (byName.put(bean.name(), bean) != null) {
        throw new IllegalStateException("two stats handlers have the name " + bean.name());
      }
    }
  }

  /** Of all of them, in order. */
  Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** Of all of them. */
  Set<String> types() {
    return byName.values().stream()
        .flatMap(handler -> handler.types().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Of a game. */
  StatsHandler of(Product product) {
    StatsHandler handler = byName.get(WinsAndLosses.NAME);
    if (handler == null) {
      throw new IllegalStateException("there is no handler for " + product.id());
    }
    return handler;
  }
}
