package io.playledger.player;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Looks up names, for whoever shows players. */
@ApplicationScoped
public class PlayerNames {

  private final AgroalDataSource dataSource;

  PlayerNames(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The names in a product, by player, in one query.
   *
   * @param playerIds any, also of nobody who is registered; as many as are shown at once
   * @return without those who have no name there
   */
  public Map<String, String> of(String product, Collection<String> playerIds) {
    List<String> ours = playerIds.stream().filter(PlayerId::mayBe).distinct().toList();
    if (ours.isEmpty()) {
      return Map.of();
    }
    try (Connection connection = dataSource.getConnection()) {
      return PlayerRows.names(connection, product, ours);
    } catch (SQLException e) {
      throw new StorageException("reading names of players", e);
    }
  }
}
