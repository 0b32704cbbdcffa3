package io.playledger.leaderboard.scoring;

import java.util.List;

/**
 * A team, or a single player, at the end of a match.
 *
 * @param rank its place: the lowest is best, equal ones are a draw
 * @param players as rated before the match, at least one
 */
public record RankedTeam(int rank, List<OpenSkillRating> players) {

  /**
   * @throws IllegalArgumentException if nobody is in it
   */
  public RankedTeam {
    players = List.copyOf(players);
    if (players.isEmpty()) {
      throw new IllegalArgumentException("a team must have a player");
    }
  }
}
