package io.playledger.leaderboard;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.clock.GameClock;
import io.playledger.platform.database.SqlTimes;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.error.StorageException;
import io.playledger.product.Product;
import io.playledger.product.Products;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How ratings came about, for whoever asks. */
@ApplicationScoped
public class RatingHistory {

  /** A change is asked for by its event: the place of that in the ledger is nobody's business. */
  private static final String READ =
      """
      select c.event_id, c.occurred_at, c.score, c.rating
      from leaderboard.board b
      join projection.checkpoint p on p.name = ? and p.is_live
      join leaderboard.rating_change c
        on c.board_id = b.id and c.player_id = ? and c.revision = p.revision
      where b.product = ? and b.season = ?
        and (?::uuid is null or (c.generation, c.tx, c.position) < (
          select x.generation, x.tx, x.position from leaderboard.rating_change x
          where x.board_id = b.id and x.player_id = c.player_id and x.revision = c.revision
            and x.event_id = ?))
      order by c.generation desc, c.tx desc, c.position desc
      limit ?
      """;

  private final AgroalDataSource dataSource;
  private final Products products;
  private final GameClock clock;

  RatingHistory(AgroalDataSource dataSource, Products products, GameClock clock) {
    this.dataSource = dataSource;
    this.products = products;
    this.clock = clock;
  }

  /**
   * A match that changed a rating.
   *
   * @param eventId the event that brought its result
   * @param occurredAt when it ended, by the clock of the game
   * @param score the score after it
   * @param rating what the rating system knows of the player after it: Elo rating and matches;
   *     Glicko-2 rating, deviation and volatility; OpenSkill mu and sigma
   */
  public record Change(UUID eventId, Instant occurredAt, BigDecimal score, List<Double> rating) {}

  /**
   * A part of a history.
   *
   * @param scoring by which the game rates its players
   * @param changes the latest first
   * @param next to be given as before to read on; null where that was all
   */
  public record Page(
      String product,
      String season,
      String playerId,
      String scoring,
      List<Change> changes,
      @Nullable String next) {}

  /**
   * The matches of a player.
   *
   * @param limit at most so many
   * @param before an event of an answer before; null for the latest
   * @throws Refusal if the game does not rate its players, or that is no event
   */
  public Page of(String id, String season, String playerId, int limit, @Nullable String before) {
    @Nullable UUID event = before == null ? null : parse(before);
    try (Connection connection = dataSource.getConnection()) {
      Product product = products.asOf(connection).apply(id);
      if (!Scorings.of(product).isRating()) {
        throw Refusal.notFound(
            "product",
            "%s does not rate its players: its scoring is %s".formatted(id, product.scoring()));
      }
      String name = Seasons.named(product, season, clock.now());
      List<Change> found = read(connection, id, name, playerId, limit + 1, event);
      List<Change> changes = found.subList(0, Math.min(limit, found.size()));
      @Nullable String next =
          found.size() > limit ? changes.get(limit - 1).eventId().toString() : null;
      return new Page(id, name, playerId, product.scoring(), changes, next);
    } catch (SQLException e) {
      throw new StorageException("reading the history of a rating", e);
    }
  }

  private static List<Change> read(
      Connection connection,
      String product,
      String season,
      String playerId,
      int limit,
      @Nullable UUID before)
      throws SQLException {
    List<Change> changes = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, LeaderboardProjection.NAME);
      statement.setString(2, playerId);
      statement.setString(3, product);
      statement.setString(4, season);
      statement.setObject(5, before);
      statement.setObject(6, before);
      statement.setInt(7, limit);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          changes.add(
              new Change(
                  row.getObject("event_id", UUID.class),
                  SqlTimes.instant(row, "occurred_at"),
                  row.getBigDecimal("score"),
                  RatingChanges.rating(row)));
        }
      }
    }
    return changes;
  }

  private static UUID parse(String event) {
    try {
      return UUID.fromString(event);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("before", "must be what an answer before gave as next");
    }
  }
}
