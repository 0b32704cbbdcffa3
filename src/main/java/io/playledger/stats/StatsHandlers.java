package io.playledger.stats;

import io.playledger.product.Product;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The handlers that there are. */
@ApplicationScoped
class StatsHandlers {

  private final SortedMap<String, StatsHandler> byName = new TreeMap<>();
  private final StatsHandler fallback;

  /**
   * @throws IllegalStateException if two have one name, or there is no default
   */
  StatsHandlers(@All List<StatsHandler> beans) {
    for (StatsHandler bean : beans) {
      if (byName.put(bean.name(), bean) != null) {
        throw new IllegalStateException("two stats handlers have the name " + bean.name());
      }
    }
    StatsHandler found = byName.get(Product.DEFAULT_STATS);
    if (found == null) {
      throw new IllegalStateException("no stats handler is the default");
    }
    fallback = found;
  }

  /** Of all of them. */
  Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** Of all of them. */
  Set<String> types() {
    return byName.values().stream()
        .flatMap(handler -> handler.types().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Of a game. In the place of one that there is not any more, the default counts. */
  StatsHandler of(Product product) {
    List<StatsHandler> named =
        product.statsHandlers().stream()
            .map(name -> byName.getOrDefault(name, fallback))
            .distinct()
            .toList();
    return switch (named.size()) {
      case 0 -> fallback;
      case 1 -> named.get(0);
      default -> new SeveralHandlers(named);
    };
  }
}
