package io.playledger.leaderboard;

import io.playledger.erasure.ErasureStep;
import io.playledger.ledger.Place;
import io.playledger.product.Product;
import io.playledger.product.Products;
import io.playledger.projection.ProjectionLock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a player has reached, on every board and in every revision. There may be something of the
 * pseudonym already, of what happened since: both together are what counting anew would give.
 */
@ApplicationScoped
class LeaderboardErasure implements ErasureStep {

  private static final String NEXT =
      """
      select s.revision, b.product, b.season
      from leaderboard.score_row s join leaderboard.board b on b.id = s.board_id
      where s.player_id = ?
      limit 1
      """;

  private static final String RENAME_CHANGES =
      "update leaderboard.rating_change c set player_id = n.name from (select ? as old, ? as name) n"
          + " where c.player_id = n.old";

  private static final String RENAME_BANS =
      """
      insert into leaderboard.ban (revision, player_id, correction_id)
      select b.revision, n.name, b.correction_id
      from (select ? as old, ? as name) n join leaderboard.ban b on b.player_id = n.old
      on conflict (revision, player_id) do nothing
      """;

  private static final String REMOVE_BANS = "delete from leaderboard.ban where player_id = ?";

  private final StandingStore store;
  private final Bans bans;
  private final LeaderboardProjection projection;
  private final Products products;
  private final ProjectionLock lock;

  LeaderboardErasure(
      StandingStore store,
      Bans bans,
      LeaderboardProjection projection,
      Products products,
      ProjectionLock lock) {
    this.store = store;
    this.bans = bans;
    this.projection = projection;
    this.products = products;
    this.lock = lock;
  }

  @Override
  public String name() {
    return "leaderboard";
  }

  @Override
  public Stage stage() {
    return Stage.READ_MODELS;
  }

  @Override
  public Piece next(Connection connection, Person person, @Nullable String place)
      throws SQLException {
    Map<Integer, Place> places = lock.hold(connection, LeaderboardProjection.NAME);
    rename(connection, person.id(), person.pseudonym());
    for (int revision : bans.revisions(connection, person.pseudonym())) {
      store.setBanned(connection, revision, person.pseudonym(), true);
    }
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setString(1, person.id());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Piece.done(0);
        }
        String product = row.getString("product");
        String season = row.getString("season");
        move(
            connection,
            row.getInt("revision"),
            new StandingKey(product, season, person.id()),
            new StandingKey(product, season, person.pseudonym()),
            places);
        return Piece.more("", 1);
      }
    }
  }

  private void move(
      Connection connection,
      int revision,
      StandingKey from,
      StandingKey to,
      Map<Integer, Place> places)
      throws SQLException {
    Map<StandingKey, Standing> both = store.load(connection, revision, List.of(from, to));
    Standing own = both.get(from);
    Standing later = both.get(to);
    if (own == null) {
      return;
    }
    store.remove(connection, revision, List.of(from));
    Product product = products.asOf(connection).apply(from.product());
    if (own.rating().isEmpty() || later == null) {
      Map<StandingKey, Standing> before = later == null ? Map.of() : Map.of(to, later);
      Standing now = later == null ? own : Scorings.of(product).merge(own, later);
      store.save(connection, revision, before, Map.of(to, now));
    } else if (places.containsKey(revision)) {
      // Neither of the two knows of the other's matches.
      projection.rateAnew(connection, revision, to, Objects.requireNonNull(places.get(revision)));
    }
  }

  /** What the standings below are made with goes by the pseudonym first. */
  private static void rename(Connection connection, String from, String to) throws SQLException {
    for (String query : List.of(RENAME_CHANGES, RENAME_BANS, REMOVE_BANS)) {
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.setString(1, from);
        if (!query.equals(REMOVE_BANS)) {
          statement.setString(2, to);
        }
        statement.executeUpdate();
      }
    }
  }
}
