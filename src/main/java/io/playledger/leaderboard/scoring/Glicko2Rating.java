package io.playledger.leaderboard.scoring;

/**
 * What Glicko-2 knows of a player.
 *
 * @param rating the estimated strength, on the scale of Elo
 * @param deviation the standard deviation of the rating, above 0 and at most {@link #MAX_DEVIATION}
 * @param volatility how much the strength changes from period to period, above 0
 */
public record Glicko2Rating(double rating, double deviation, double volatility) {

  /** Of a player who has not played; nobody is known less well. */
  public static final double MAX_DEVIATION = 350;

  /** Of a player who has not played. */
  public static final Glicko2Rating INITIAL = new Glicko2Rating(1500, MAX_DEVIATION, 0.06);

  /**
   * @throws IllegalArgumentException if a number is not finite or out of its bounds
   */
  public Glicko2Rating {
    if (!Double.isFinite(rating)) {
      throw new IllegalArgumentException("a Glicko-2 rating must be finite, but is " + rating);
    }
    if (!(deviation > 0 && deviation <= MAX_DEVIATION)) {
      throw new IllegalArgumentException(
          "a deviation must be above 0 and at most " + MAX_DEVIATION + ", but is " + deviation);
    }
    if (!(volatility > 0 && Double.isFinite(volatility))) {
      throw new IllegalArgumentException(
          "a volatility must be finite and above 0, but is " + volatility);
    }
  }
}
