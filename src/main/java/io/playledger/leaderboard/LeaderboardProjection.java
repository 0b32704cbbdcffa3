package io.playledger.leaderboard;

import io.playledger.leaderboard.BoardCorrections.Boards;
import io.playledger.ledger.Place;
import io.playledger.product.Products;
import io.playledger.projection.Fact;
import io.playledger.projection.Fold;
import io.playledger.projection.KeyedProjection;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the boards. */
@Singleton
class LeaderboardProjection extends KeyedProjection<StandingKey, Standing> {

  static final String NAME = "leaderboard";

  private final Products products;
  private final VoidedMatches voided;
  private final BoardCorrections corrections;
  private final Recount recount;

  LeaderboardProjection(
      StandingStore store,
      Products products,
      VoidedMatches voided,
      BoardCorrections corrections,
      Recount recount) {
    super(store);
    this.products = products;
    this.voided = voided;
    this.corrections = corrections;
    this.recount = recount;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    Set<String> types = new HashSet<>(ScoreFold.TYPES);
    types.addAll(BoardCorrections.TYPES);
    return types;
  }

  @Override
  protected Fold<StandingKey, Standing> fold(Connection connection) throws SQLException {
    return scores(connection);
  }

  private ScoreFold scores(Connection connection) throws SQLException {
    return new ScoreFold(products.asOf(connection));
  }

  /** A correction needs all results before it on the boards, and those after it come later. */
  @Override
  public Applied apply(Connection connection, int revision, List<Fact> facts) throws SQLException {
    List<Failure> failures = new ArrayList<>();
    List<Fact> results = new ArrayList<>();
    for (Fact fact : facts) {
      if (BoardCorrections.TYPES.contains(fact.event().type())) {
        failures.addAll(count(connection, revision, results));
        results.clear();
        failures.addAll(correct(connection, revision, fact));
      } else {
        results.add(fact);
      }
    }
    failures.addAll(count(connection, revision, results));
    return new Applied(failures, List.of());
  }

  private List<Failure> count(Connection connection, int revision, List<Fact> results)
      throws SQLException {
    return results.isEmpty()
        ? List.of()
        : super.apply(connection, revision, voided.without(connection, revision, results))
            .failures();
  }

  private List<Failure> correct(Connection connection, int revision, Fact fact)
      throws SQLException {
    try {
      // What fails once more was parked when it came.
      Boards boards =
          new Boards(
              connection,
              revision,
              scores(connection),
              results -> super.apply(connection, revision, results));
      corrections.make(boards, fact);
      return List.of();
    } catch (RuntimeException e) {
      return List.of(new Failure(fact, e));
    }
  }

  /** A player's matches count anew, and all that came after the first of them. */
  void rateAnew(Connection connection, int revision, StandingKey key, Place upTo)
      throws SQLException {
    recount.ratingsOf(
        connection, revision, key, upTo, results -> super.apply(connection, revision, results));
  }
}
