package io.playledger.stats;

import io.playledger.product.Catalogue;
import jakarta.inject.Singleton;
import java.util.Set;

/** The stats handlers that games may name. */
@Singleton
class HandlerCatalogue implements Catalogue {

  private final StatsHandlers handlers;

  HandlerCatalogue(StatsHandlers handlers) {
    this.handlers = handlers;
  }

  @Override
  public Kind kind() {
    return Kind.STATS_HANDLER;
  }

  @Override
  public Set<String> names() {
    return handlers.names();
  }
}
