package io.playledger.leaderboard;

import io.playledger.leaderboard.RatingChange.Match;
import io.playledger.match.Outcome;
import io.playledger.product.Product;
import io.playledger.projection.Fact;
import io.playledger.projection.Fold;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What results make of boards, as their games have it. */
final class ScoreFold implements Fold<StandingKey, Standing> {

  static final Set<String> TYPES = Set.of(Outcome.GAME_OVER, Outcome.GAME_ENDED);

  private final Function<String, Product> products;
  private final Map<String, Scoring> scorings = new HashMap<>();

  /**
   * @param products the games, by their ids
   */
  ScoreFold(Function<String, Product> products) {
    this.products = products;
  }

  /** What an event means to the boards of its game; empty if nothing. */
  Optional<Outcome> outcome(Fact fact) {
    Product product = products.apply(fact.event().product());
    if (!product.counts(fact.event().occurredAt())) {
      return Optional.empty();
    }
    Scoring scoring = scoring(product);
    boolean isOurs = fact.event().type().equals(Outcome.GAME_ENDED);
    if (isOurs && (fact.event().playerId() == null || !(scoring instanceof PointsScoring))) {
      // Of nobody, or in a game that counts its matches otherwise.
      return Optional.empty();
    }
    Outcome outcome = Outcome.of(fact);
    scoring.check(outcome);
    return Optional.of(outcome);
  }

  /** The boards that an event of a game counts on. */
  List<String> seasons(Fact fact) {
    return Seasons.of(products.apply(fact.event().product()), fact.event().occurredAt());
  }

  @Override
  public Set<StandingKey> keys(Fact fact) {
    Optional<Outcome> outcome = outcome(fact);
    if (outcome.isEmpty()) {
      return Set.of();
    }
    Set<StandingKey> keys = new HashSet<>();
    for (String season : seasons(fact)) {
      for (String playerId : outcome.get().players()) {
        keys.add(new StandingKey(fact.event().product(), season, playerId));
      }
    }
    return keys;
  }

  @Override
  public Change<StandingKey, Standing> apply(Fact fact, Map<StandingKey, Standing> states) {
    String id = fact.event().product();
    Scoring scoring = scoring(products.apply(id));
    Outcome outcome = Outcome.of(fact);
    Match match = new Match(fact.place(), fact.event().id(), fact.event().occurredAt());
    Map<StandingKey, Standing> now = new LinkedHashMap<>();
    for (String season : seasons(fact)) {
      Map<String, Standing> standings = new HashMap<>();
      for (String playerId : outcome.players()) {
        Standing standing = states.get(new StandingKey(id, season, playerId));
        if (standing != null) {
          standings.put(playerId, standing);
        }
      }
      scoring
          .apply(outcome, match, standings)
          .forEach(
              (playerId, standing) -> now.put(new StandingKey(id, season, playerId), standing));
    }
    return Change.of(now);
  }

  /** Whether the game of an event rates its players. */
  boolean isRated(Fact fact) {
    return scoring(products.apply(fact.event().product())).isRating();
  }

  private Scoring scoring(Product product) {
    return scorings.computeIfAbsent(product.id(), id -> Scorings.of(product));
  }
}
