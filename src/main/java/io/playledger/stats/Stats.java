package io.playledger.stats;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import io.playledger.product.Products;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** What players have done, for whoever asks. */
@ApplicationScoped
public class Stats {

  private final AgroalDataSource dataSource;
  private final StatsStore store;
  private final CorrectionRows corrections;
  private final StatsHandlers handlers;
  private final Products products;

  Stats(
      AgroalDataSource dataSource,
      StatsStore store,
      CorrectionRows corrections,
      StatsHandlers handlers,
      Products products) {
    this.dataSource = dataSource;
    this.store = store;
    this.corrections = corrections;
    this.handlers = handlers;
    this.products = products;
  }

  /** Of one player in one game; of nobody known, zeros. */
  public PlayerStats of(String playerId, String product) {
    StatsKey key = new StatsKey(product, playerId);
    try (Connection connection = dataSource.getConnection()) {
      StatsHandler handler = handlers.of(products.asOf(connection).apply(product));
      Tally found = store.live(connection, key).get(key);
      return PlayerStats.of(key, handler, found, corrections.isBanned(connection, playerId));
    } catch (SQLException e) {
      throw new StorageException("reading the stats of a player", e);
    }
  }
}
