package io.playledger.leaderboard.scoring;

import java.util.List;

/**
 * Glickman's rating of two players with its uncertainty (M. E. Glickman, "Example of the Glicko-2
 * system", 2022; the steps named below are those of that paper). A leaderboard makes each match a
 * period of its own, and rates both players with what they had before it.
 *
 * <p>Two bounds are ours. A deviation never exceeds that of a new player. Players who differ by
 * more than some 3,600 points count as if by that many, where the paper's formulas would divide by
 * zero.
 */
public final class Glicko2 {

  /** How readily a volatility changes; the paper advises 0.3 to 1.2. */
  public static final double DEFAULT_TAU = 0.5;

  private static final double MAX_TAU = 1.2;

  /** Points of Elo in one of the scale that the paper computes in (step 2). */
  private static final double SCALE = 173.7178;

  private static final double SMALLEST_CHANCE = 1e-9;

  private final double tau;

  public Glicko2() {
    this(DEFAULT_TAU);
  }

  /**
   * @param tau how readily a volatility changes
   * @throws IllegalArgumentException unless tau is above 0 and at most 1.2
   */
  public Glicko2(double tau) {
    if (!(tau > 0 && tau <= MAX_TAU)) {
      throw new IllegalArgumentException(
          "tau must be above 0 and at most " + MAX_TAU + ", but is " + tau);
    }
    this.tau = tau;
  }

  /**
   * A player's rating after a rating period.
   *
   * @param games of the period; without any, only the deviation grows
   */
  public Glicko2Rating update(Glicko2Rating player, List<Glicko2Game> games) {
    if (games.isEmpty()) {
      return idle(player, 1);
    }
    double information = 0;
    double surprise = 0;
    for (Glicko2Game game : games) {
      double weight = weight(game.opponent());
      double chance = chance(player, game.opponent(), weight);
      information += weight * weight * chance * (1 - chance);
      surprise += weight * (game.result().points() - chance);
    }
    double variance = 1 / information; // step 3
    double improvement = variance * surprise; // step 4
    double phi = player.deviation() / SCALE;
    double volatility =
        Glicko2Volatility.next(player.volatility(), tau, phi, variance, improvement); // step 5
    double widened = phi * phi + volatility * volatility; // step 6
    double narrowed = 1 / (1 / widened + information); // step 7
    return new Glicko2Rating(
        player.rating() + narrowed * surprise * SCALE,
        deviation(StrictMath.sqrt(narrowed)),
        volatility);
  }

  /**
   * A player's rating after periods without a match: step 6 alone, once for each.
   *
   * @param periods how many, 0 or more
   * @throws IllegalArgumentException if the periods are negative
   */
  public Glicko2Rating idle(Glicko2Rating player, int periods) {
    if (periods < 0) {
      throw new IllegalArgumentException("periods must be 0 or more, but are " + periods);
    }
    double phi = player.deviation() / SCALE;
    double sigma = player.volatility();
    double widened = StrictMath.sqrt(phi * phi + periods * sigma * sigma);
    return new Glicko2Rating(player.rating(), deviation(widened), sigma);
  }

  private static double deviation(double phi) {
    return Math.min(phi * SCALE, Glicko2Rating.MAX_DEVIATION);
  }

  /** How much a match against this opponent says: g of step 3. */
  private static double weight(Glicko2Rating opponent) {
    double phi = opponent.deviation() / SCALE;
    return 1 / StrictMath.sqrt(1 + 3 * phi * phi / (StrictMath.PI * StrictMath.PI));
  }

  /** The points expected of a match: E of step 3. */
  private static double chance(Glicko2Rating player, Glicko2Rating opponent, double weight) {
    double ahead = (player.rating() - opponent.rating()) / SCALE;
    double chance = 1 / (1 + StrictMath.exp(-weight * ahead));
    return Math.clamp(chance, SMALLEST_CHANCE, 1 - SMALLEST_CHANCE);
  }
}
