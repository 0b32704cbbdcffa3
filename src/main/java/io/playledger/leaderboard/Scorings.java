package io.playledger.leaderboard;

import io.playledger.leaderboard.scoring.Direction;
import io.playledger.leaderboard.scoring.PointsOperator;
import io.playledger.leaderboard.scoring.ScoreOrder;
import io.playledger.product.Catalogue;
import io.playledger.product.Product;
import io.playledger.product.Product.SubScore;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The scorings that a game can name. */
@Singleton
class Scorings implements Catalogue {

  private static final Map<String, Function<Product, Scoring>> ALL =
      new TreeMap<>(
          Map.of(
              "wins", product -> new WinsScoring(),
              "points_best", product -> points(product, PointsOperator.BEST),
              "points_latest", product -> points(product, PointsOperator.LATEST),
              "points_sum", product -> points(product, PointsOperator.SUM),
              "points_lowest", product -> points(product, PointsOperator.LOWEST),
              "elo", product -> new RatingScoring(RatingSystem.ELO),
              "glicko2", product -> new RatingScoring(RatingSystem.GLICKO2),
              "openskill", product -> new RatingScoring(RatingSystem.OPENSKILL)));

  @Override
  public Kind kind() {
    return Kind.SCORING;
  }

  @Override
  public Set<String> names() {
    return ALL.keySet();
  }

  /**
   * Of a game.
   *
   * @throws IllegalArgumentException if it names one that there is not
   */
  static Scoring of(Product product) {
    Function<Product, Scoring> scoring = ALL.get(product.scoring());
    if (scoring == null) {
      throw new IllegalArgumentException("there is no scoring " + product.scoring());
    }
    return scoring.apply(product);
  }

  private static Scoring points(Product product, PointsOperator operator) {
    Direction best = operator == PointsOperator.LOWEST ? Direction.LOWEST : Direction.HIGHEST;
    return new PointsScoring(
        operator,
        new ScoreOrder(best, product.subScores().stream().map(Scorings::direction).toList()));
  }

  private static Direction direction(SubScore subScore) {
    return subScore.lowerIsBetter() ? Direction.LOWEST : Direction.HIGHEST;
  }
}
