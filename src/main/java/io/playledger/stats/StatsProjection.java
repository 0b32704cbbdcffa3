package io.playledger.stats;

import io.playledger.product.Products;
import io.playledger.projection.KeyedProjection;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Counts what players do. */
@Singleton
class StatsProjection extends KeyedProjection<StatsKey, Tally> {

  static final String NAME = "stats";

  private final StatsHandlers handlers;
  private final Products products;

  StatsProjection(StatsHandlers handlers, StatsStore store, Products products) {
    super(store);
    this.handlers = handlers;
    this.products = products;
  }

  @Override
  protected StatsFold fold(Connection connection) throws SQLException {
    return new StatsFold(products.asOf(connection), handlers);
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
