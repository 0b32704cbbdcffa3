package io.playledger.leaderboard.scoring;

/**
 * Elo's rating of two players (A. E. Elo, "The Rating of Chessplayers, Past and Present", 1978,
 * with the logistic curve that is in use today). The new rating is R + K (S - E), as in the FIDE
 * Rating Regulations, 8.3; their limit of 400 points of difference and their rounding are not
 * applied, so that no points are made or lost.
 */
public final class Elo {

  /** A win over an equal gives half of it. */
  public static final double DEFAULT_K = 32;

  private static final double SCALE = 400;

  private final double k;

  public Elo() {
    this(DEFAULT_K);
  }

  /**
   * @param k the most that one match can move a rating, in points
   * @throws IllegalArgumentException unless K is finite and above 0
   */
  public Elo(double k) {
    if (!Double.isFinite(k) || k <= 0) {
      throw new IllegalArgumentException("K must be finite and above 0, but is " + k);
    }
    this.k = k;
  }

  /** The points that a player of the first rating is expected to make in a match, 0 to 1. */
  public static double expected(double own, double opponent) {
    // StrictMath, since Math.pow may differ in the last bit from one machine to the next.
    return 1 / (1 + StrictMath.pow(10, (opponent - own) / SCALE));
  }

  /**
   * A player's rating after a match. What one player gains the other loses, when both are rated
   * with what they had before the match.
   *
   * @param result as the player saw it
   */
  public EloRating update(EloRating player, EloRating opponent, MatchResult result) {
    double surprise = result.points() - expected(player.rating(), opponent.rating());
    return new EloRating(player.rating() + k * surprise, Math.addExact(player.matches(), 1));
  }
}
