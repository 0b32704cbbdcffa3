package io.playledger.erasure;

import io.agroal.api.AgroalDataSource;
import io.playledger.erasure.ErasureStep.Person;
import io.playledger.ledger.ErasedPlayers;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.http.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Takes requests to erase a person, and tells how far they are; {@link ErasureJob} does them. */
@ApplicationScoped
public class Erasures {

  /** As long as the intake lets it be. */
  private static final int LONGEST_ID = 256;

  private static final int RANDOM_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AgroalDataSource dataSource;
  private final ErasedPlayers erased;

  Erasures(AgroalDataSource dataSource, ErasedPlayers erased) {
    this.dataSource = dataSource;
    this.erased = erased;
  }

  /**
   * Erases a person, known or not. Asked again for the same it returns the record that there is.
   *
   * @throws Refusal if that cannot be an id, or is the pseudonym of somebody who was erased
   */
  public Erasure erase(String playerId) {
    if (playerId.isEmpty() || playerId.length() > LONGEST_ID || !Text.isStorable(playerId)) {
      throw Refusal.invalid("id", "must have 1 to %d characters".formatted(LONGEST_ID));
    }
    try (Connection connection = dataSource.getConnection()) {
      if (ErasureRows.isPseudonym(connection, playerId)) {
        throw Refusal.conflict("id", "is the pseudonym of a player who was erased");
      }
      byte[] hash = erased.hash(connection, playerId);
      ErasureRows.add(connection, new Person(UUID.randomUUID(), playerId, pseudonym()), hash);
      return ErasureRows.find(connection, hash)
          .orElseThrow(() -> new IllegalStateException("the record of an erasure is gone"));
    } catch (SQLException e) {
      throw new StorageException("asking for an erasure", e);
    }
  }

  /** The latest ones first. */
  public List<Erasure> latest(int limit) {
    try (Connection connection = dataSource.getConnection()) {
      return ErasureRows.latest(connection, limit);
    } catch (SQLException e) {
      throw new StorageException("listing erasures", e);
    }
  }

  private static String pseudonym() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return "erased-" + HexFormat.of().formatHex(bytes);
  }
}
