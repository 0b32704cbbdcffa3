package io.playledger.stats;

import io.playledger.product.Products;
import io.playledger.projection.Fact;
import io.playledger.projection.Fold;
import io.playledger.projection.KeyedProjection;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what players do. */
@Singleton
class StatsProjection extends KeyedProjection<StatsKey, Tally> {

  static final String NAME = "stats";

  private final StatsHandlers handlers;
  private final Products products;
  private final StatsCorrections corrections;

  StatsProjection(
      StatsHandlers handlers, StatsStore store, Products products, StatsCorrections corrections) {
    super(store);
    this.handlers = handlers;
    this.products = products;
    this.corrections = corrections;
  }

  @Override
  protected StatsFold fold(Connection connection) throws SQLException {
    return new StatsFold(products.asOf(connection), handlers);
  }

  @Override
  protected Fold<StatsKey, Tally> fold(Connection connection, int revision, List<Fact> facts)
      throws SQLException {
    return fold(connection).with(corrections.effects(connection, revision, facts));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return Stream.concat(handlers.types().stream(), StatsCorrections.TYPES.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
