package io.playledger.leaderboard;

import io.playledger.leaderboard.RatingChange.Match;
import io.playledger.match.Outcome;
import java.util.Map;

/** By what a board is ordered. A pure function of standings and results. */
interface Scoring {

  /**
   * @throws IllegalArgumentException if the result is none of a game with this scoring
   */
  void check(Outcome outcome);

  /**
   * What a result makes of the standings of its players.
   *
   * @param outcome one that was checked
   * @param standings of its players, as far as they are on the board
   * @return of all its players
   */
  Map<String, Standing> apply(Outcome outcome, Match match, Map<String, Standing> standings);

  /** Of one person who was counted as two. */
  Standing merge(Standing one, Standing other);

  /**
   * Whether results of other players matter to a player's standing, and their order: then it can
   * only be computed anew together with all others.
   */
  boolean isRating();
}
