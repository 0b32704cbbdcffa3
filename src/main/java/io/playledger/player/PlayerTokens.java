package io.playledger.player;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Tells whether somebody is the player they say they are. */
@ApplicationScoped
public class PlayerTokens {

  private static final byte[] NOBODYS = new byte[32];

  private final AgroalDataSource dataSource;

  PlayerTokens(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Whether a token is the player's. Never of a player who is not registered. Asks the database, so
   * it must not be called on an event loop; compares in constant time.
   *
   * @param playerId any text
   * @param token any text
   */
  public boolean isOf(String playerId, String token) {
    Optional<PlayerToken> proof = PlayerToken.parse(token);
    if (proof.isEmpty() || !PlayerId.mayBe(playerId)) {
      return false;
    }
    try (Connection connection = dataSource.getConnection()) {
      return proof.get().matches(PlayerRows.tokenHash(connection, playerId).orElse(NOBODYS));
    } catch (SQLException e) {
      throw new StorageException("checking the token of a player", e);
    }
  }
}
