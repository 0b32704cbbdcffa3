package io.playledger.player;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.ErasedPlayers;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Registers players and names them. */
@ApplicationScoped
public class Players {

  /** Products in which a player has a name. Nobody plays more games, and names are public. */
  static final int MOST_NAMES = 100;

  private static final int MOST_TRIES = 5;

  /** A transaction that gives way to another, see {@link ErasedPlayers#confirm}. */
  private static final String CONFLICTS = "40";

  private final AgroalDataSource dataSource;
  private final ErasedPlayers erased;

  Players(AgroalDataSource dataSource, ErasedPlayers erased) {
    this.dataSource = dataSource;
    this.erased = erased;
  }

  /** Something in a transaction of its own. */
  private interface Work<T extends @Nullable Object> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Registers a player.
   *
   * @param name to have in the product; null for none
   * @throws Refusal if the name breaks a rule
   */
  public NewPlayer register(@Nullable String name, String product) {
    @Nullable PlayerName wish = name == null ? null : PlayerName.of(name);
    String id = PlayerId.make();
    PlayerToken token = PlayerToken.make();
    @Nullable String given =
        inTransaction(
            "registering a player",
            connection -> {
              PlayerRows.insert(connection, id, token.hash());
              return wish == null ? null : NameGiving.give(connection, id, product, wish, null);
            });
    return new NewPlayer(id, token.text(), given);
  }

  /**
   * A player's names by product; empty if the player has none.
   *
   * @throws Refusal if there is no such player
   */
  public SortedMap<String, String> names(String id) {
    return inTransaction(
        "reading a player",
        connection -> {
          if (!PlayerId.mayBe(id) || PlayerRows.tokenHash(connection, id).isEmpty()) {
            throw unknown(id);
          }
          return PlayerRows.names(connection, id);
        });
  }

  /**
   * Gives a player another name in a product, in the place of the one before. Again with the same
   * it changes nothing.
   *
   * @param token of the player; empty where none came
   * @return the name as it was given, maybe with a number
   * @throws Refusal if the token is none or not the player's, the name breaks a rule, there is no
   *     such player, or the player has names in too many products
   */
  public String rename(String id, Optional<String> token, String product, String name) {
    PlayerToken proof =
        token
            .flatMap(PlayerToken::parse)
            .orElseThrow(
                () ->
                    Refusal.unauthorized(
                        "this needs the player's token: Authorization: Bearer <token>"));
    PlayerName wish = PlayerName.of(name);
    return inTransaction(
        "naming a player",
        connection -> {
          ErasedPlayers.Known known = erased.known(connection);
          if (!PlayerId.mayBe(id) || known.pseudonyms().find(id) != null) {
            throw unknown(id);
          }
          if (!proof.matches(PlayerRows.lock(connection, id).orElseThrow(() -> unknown(id)))) {
            throw Refusal.forbidden("this is not the token of the player");
          }
          String given = rename(connection, id, product, wish);
          erased.confirm(connection, known);
          return given;
        });
  }

  private static String rename(Connection connection, String id, String product, PlayerName wish)
      throws SQLException {
    Map<String, String> names = PlayerRows.names(connection, id);
    @Nullable String before = names.get(product);
    if (wish.text().equals(before)) {
      return wish.text();
    }
    if (before == null && names.size() >= MOST_NAMES) {
      throw Refusal.conflict(
          "product",
          "the player has names in %d products, the most there may be".formatted(MOST_NAMES));
    }
    if (before != null) {
      PlayerRows.lockNames(connection, product, PlayerName.kept(before), wish);
      PlayerRows.freeName(connection, id, product);
    }
    return NameGiving.give(connection, id, product, wish, before);
  }

  private <T extends @Nullable Object> T inTransaction(String doing, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  try (Connection connection = dataSource.getConnection()) {
                    return work.in(connection);
                  } catch (SQLException e) {
                    throw new StorageException(doing, e);
                  }
                });
      } catch (StorageException e) {
        if (attempt == MOST_TRIES || !isConflict(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isConflict(StorageException failure) {
    return failure.getCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && cause.getSQLState().startsWith(CONFLICTS);
  }

  private static Refusal unknown(String id) {
    return Refusal.notFound("id", "there is no registered player '%s'".formatted(id));
  }
}
