package io.playledger.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.Place;
import io.playledger.ledger.PlainLedger;
import io.playledger.ledger.RecordedEvent;
import io.playledger.product.Product;
import io.playledger.product.Products;
import io.playledger.projection.Fact;
import io.playledger.projection.Projection.Applied;
import io.playledger.support.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The boards of a database without the application: a ledger, and revisions made of it. */
final class PlainBoards {

  private static final int MOST_EVENTS = 10_000;

  private final Database database;
  private final PlainLedger ledger;

  PlainBoards(Database database) {
    this.database = database;
    this.ledger = new PlainLedger(database);
  }

  void append(Event event) throws SQLException {
    ledger.append(List.of(event));
  }

  /** All that the ledger has. */
  List<Fact> facts() throws SQLException {
    try (Connection connection = database.open()) {
      List<Fact> facts = new ArrayList<>();
      for (RecordedEvent recorded :
          new LedgerReader().readAfter(connection, Place.START, MOST_EVENTS)) {
        facts.add(Fact.of(recorded.place(), recorded.event()));
      }
      return facts;
    }
  }

  /** Fills a revision, so many facts at a time. */
  void fold(int revision, Function<String, Product> games, List<Fact> facts, int batch)
      throws SQLException {
    LeaderboardProjection projection = projection(games);
    try (Connection connection = database.begin()) {
      for (int from = 0; from < facts.size(); from += batch) {
        Applied applied =
            projection.apply(
                connection, revision, facts.subList(from, Math.min(facts.size(), from + batch)));
        assertThat(
                applied.failures().stream()
                    .filter(f -> !f.fact().event().product().equals("third")))
            .isEmpty();
        connection.commit();
      }
    }
  }

  private static LeaderboardProjection projection(Function<String, Product> games) {
    Bans bans = new Bans();
    VoidedMatches voided = new VoidedMatches();
    RatingChanges changes = new RatingChanges();
    StandingStore store = new StandingStore(bans, changes);
    Recount recount = new Recount(new LedgerReader(), PlainLedger.erased(), voided, store, changes);
    Products products =
        new Products() {
          @Override
          public Function<String, Product> asOf(Connection connection) {
            return games;
          }
        };
    return new LeaderboardProjection(
        store, products, voided, new BoardCorrections(voided, bans, store, recount), recount);
  }

  List<String> rows(int revision) throws SQLException {
    return database.column(
        """
        select concat_ws(' ', b.product, b.season, s.player_id, trim_scale(s.score), s.sub_scores, s.rating,
                         s.reached_at, s.first_at, encode(s.sort_key, 'hex'), s.is_banned)
        from leaderboard.score_row s join leaderboard.board b on b.id = s.board_id
        where s.revision = %d and b.product <> 'third' order by 1
        """
            .formatted(revision));
  }

  List<String> changes(int revision) throws SQLException {
    return database.column(
        """
        select concat_ws(' ', b.product, b.season, c.player_id, c.event_id, c.score, c.rating)
        from leaderboard.rating_change c join leaderboard.board b on b.id = c.board_id
        where c.revision = %d and b.product <> 'third' order by 1
        """
            .formatted(revision));
  }

  List<String> blocks(int revision) throws SQLException {
    return database.column(
        """
        select concat_ws(' ', b.product, b.season, sum(k.num_players))
        from leaderboard.block k join leaderboard.board b on b.id = k.board_id
        where k.revision = %d and b.product <> 'third' group by b.product, b.season
        having sum(k.num_players) > 0 order by 1
        """
            .formatted(revision));
  }
}
