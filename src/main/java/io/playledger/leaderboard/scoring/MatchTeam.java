package io.playledger.leaderboard.scoring;

import com.pocketcombats.openskill.data.PlayerResult;
import com.pocketcombats.openskill.data.TeamResult;
import java.util.Collection;

/**
 * A team as the library wants it. It looks teams up in maps, and takes equal ones for the same; so
 * a team here equals only itself, which also saves hashing all its players each time.
 */
final class MatchTeam implements TeamResult<Integer> {

  private final double mu;
  private final double sigma;
  private final int rank;
  private final Collection<? extends PlayerResult<Integer>> players;

  MatchTeam(
      double mu, double sigma, int rank, Collection<? extends PlayerResult<Integer>> players) {
    this.mu = mu;
    this.sigma = sigma;
    this.rank = rank;
    this.players = players;
  }

  @Override
  public double mu() {
    return mu;
  }

  @Override
  public double sigma() {
    return sigma;
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public double weight() {
    return 1;
  }

  @Override
  public Collection<? extends PlayerResult<Integer>> players() {
    return players;
  }
}
