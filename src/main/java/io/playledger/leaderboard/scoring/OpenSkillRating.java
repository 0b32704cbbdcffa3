package io.playledger.leaderboard.scoring;

/**
 * What OpenSkill knows of a player: a normal distribution.
 *
 * @param mu its mean, the estimated strength
 * @param sigma its standard deviation, above 0
 */
public record OpenSkillRating(double mu, double sigma) {

  /** Of a player who has not played. */
  public static final OpenSkillRating INITIAL = new OpenSkillRating(25, 25 / 3.0);

  /**
   * @throws IllegalArgumentException if a number is not finite or sigma is not above 0
   */
  public OpenSkillRating {
    if (!Double.isFinite(mu)) {
      throw new IllegalArgumentException("mu must be finite, but is " + mu);
    }
    if (!(sigma > 0 && Double.isFinite(sigma))) {
      throw new IllegalArgumentException("sigma must be finite and above 0, but is " + sigma);
    }
  }

  /** What the player is worth at the least, all but surely: the number to rank by. */
  public double ordinal() {
    return mu - 3 * sigma;
  }
}
