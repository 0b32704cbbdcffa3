package io.playledger.leaderboard.scoring;

/** How a match of two ended for one of them. */
public enum MatchResult {
  WIN(1.0),
  DRAW(0.5),
  LOSS(0.0);

  private final double points;

  MatchResult(double points) {
    this.points = points;
  }

  /** What the match counts in a rating: 1, a half or 0. */
  public double points() {
    return points;
  }

  /** The same match as the opponent saw it. */
  public MatchResult reversed() {
    return switch (this) {
      case WIN -> LOSS;
      case DRAW -> DRAW;
      case LOSS -> WIN;
    };
  }
}
