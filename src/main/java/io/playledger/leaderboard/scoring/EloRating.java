package io.playledger.leaderboard.scoring;

/**
 * What Elo knows of a player.
 *
 * @param rating the estimated strength; 400 points more make a win ten times as likely as a loss
 * @param matches how many matches are in it, 0 or more
 */
public record EloRating(double rating, int matches) {

  /** Of a player who has not played. */
  public static final EloRating INITIAL = new EloRating(1500, 0);

  /**
   * @throws IllegalArgumentException if the rating is not finite or the matches are negative
   */
  public EloRating {
    if (!Double.isFinite(rating)) {
      throw new IllegalArgumentException("an Elo rating must be finite, but is " + rating);
    }
    if (matches < 0) {
      throw new IllegalArgumentException("matches must be 0 or more, but are " + matches);
    }
  }
}
