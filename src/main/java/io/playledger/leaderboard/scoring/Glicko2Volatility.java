package io.playledger.leaderboard.scoring;

/**
 * Step 5 of Glicko-2: the volatility after a period is where a function crosses zero. It is found
 * by the Illinois algorithm, a regula falsi that converges faster than linearly.
 */
final class Glicko2Volatility {

  private static final double TOLERANCE = 1e-6;

  /** It needs about ten; no input may keep the caller longer. */
  private static final int MAX_STEPS = 100;

  private final double start;
  private final double tau;
  private final double spread;
  private final double squaredImprovement;

  private Glicko2Volatility(double start, double tau, double spread, double squaredImprovement) {
    this.start = start;
    this.tau = tau;
    this.spread = spread;
    this.squaredImprovement = squaredImprovement;
  }

  /**
   * The next volatility.
   *
   * @param phi the deviation before the period
   * @param variance v of step 3
   * @param improvement Delta of step 4
   */
  static double next(
      double volatility, double tau, double phi, double variance, double improvement) {
    double start = 2 * StrictMath.log(volatility);
    double root =
        new Glicko2Volatility(start, tau, phi * phi + variance, improvement * improvement).root();
    return StrictMath.exp(root / 2);
  }

  private double root() {
    double left = start;
    // The paper lowers this end by tau until the function is positive. Its first term is never
    // below -1/2 and its second is 1/tau at the first such point, so that one suffices.
    double right =
        squaredImprovement > spread ? StrictMath.log(squaredImprovement - spread) : start - tau;
    double atLeft = f(left);
    double atRight = f(right);
    for (int step = 0; step < MAX_STEPS && Math.abs(right - left) > TOLERANCE; step++) {
      double next = left + (left - right) * atLeft / (atRight - atLeft);
      double atNext = f(next);
      if (atNext * atRight <= 0) {
        left = right;
        atLeft = atRight;
      } else {
        atLeft /= 2;
      }
      right = next;
      atRight = atNext;
    }
    return left;
  }

  private double f(double x) {
    double squared = StrictMath.exp(x);
    double total = spread + squared;
    return squared * (squaredImprovement - total) / (2 * total * total) - (x - start) / (tau * tau);
  }
}
