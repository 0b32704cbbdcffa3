package io.playledger.stats;

import io.playledger.projection.KeyedProjection;
import jakarta.inject.Singleton;
import java.util.Set;

/** Counts what players do. */
@Singleton
class StatsProjection extends KeyedProjection<StatsKey, Counters> {

  static final String NAME = "stats";

  private final StatsHandlers handlers;

  StatsProjection(StatsHandlers handlers, StatsStore store) {
    super(new StatsFold(handlers::of), store);
    this.handlers = handlers;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return handlers.types();
  }
}
