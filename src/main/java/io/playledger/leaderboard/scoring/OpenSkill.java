package io.playledger.leaderboard.scoring;

import com.pocketcombats.openskill.Adjudicator;
import com.pocketcombats.openskill.RatingModelConfig;
import com.pocketcombats.openskill.aggregate.DefaultTeamRatingAggregator;
import com.pocketcombats.openskill.data.MatchMakingRating;
import com.pocketcombats.openskill.data.RatingAdjustment;
import com.pocketcombats.openskill.data.SimplePlayerResult;
import com.pocketcombats.openskill.model.PlackettLuce;
import java.util.ArrayList;
import java.util.List;

/**
 * The rating of teams and of many players by their places (R. C. Weng and C.-J. Lin, "A Bayesian
 * Approximation Method for Online Ranking", JMLR 12, 2011, algorithm 4, Plackett-Luce), as known
 * from OpenSkill. The time it takes grows with the third power of the number of teams.
 */
public final class OpenSkill {

  /** How much the uncertainty grows with every match, so that old players can still move. */
  public static final double DEFAULT_TAU = 25 / 300.0;

  /** Of a match: a match between as many takes some milliseconds. */
  public static final int MAX_TEAMS = 100;

  /** Of a match. */
  public static final int MAX_PLAYERS = 1000;

  private final DefaultTeamRatingAggregator teams;
  private final Adjudicator<Integer> adjudicator;

  public OpenSkill() {
    this(DEFAULT_TAU);
  }

  /**
   * @param tau how much the uncertainty grows with every match, in points of mu
   * @throws IllegalArgumentException unless tau is finite and 0 or more
   */
  public OpenSkill(double tau) {
    if (!(tau >= 0 && Double.isFinite(tau))) {
      throw new IllegalArgumentException("tau must be finite and 0 or more, but is " + tau);
    }
    RatingModelConfig config = RatingModelConfig.builder().setTau(tau).build();
    this.teams = new DefaultTeamRatingAggregator(config);
    this.adjudicator = new Adjudicator<>(config, new PlackettLuce(config));
  }

  /**
   * The ratings of all players after a match, in the teams and in the order in which they came.
   *
   * @throws IllegalArgumentException with fewer than two teams, or with more than {@link
   *     #MAX_TEAMS} or {@link #MAX_PLAYERS}
   */
  public List<List<OpenSkillRating>> rate(List<RankedTeam> match) {
    check(match);
    List<MatchMakingRating> strengths =
        match.stream().map(team -> teams.computeTeamRating(results(team))).toList();
    // Only differences count. Around zero, the exponentials of strong teams stay finite.
    double mean = strengths.stream().mapToDouble(MatchMakingRating::mu).sum() / match.size();
    List<MatchTeam> results = new ArrayList<>();
    for (int i = 0; i < match.size(); i++) {
      RankedTeam team = match.get(i);
      MatchMakingRating strength = strengths.get(i);
      results.add(
          new MatchTeam(strength.mu() - mean, strength.sigma(), team.rank(), results(team)));
    }
    return inTeams(match, adjudicator.rate(List.copyOf(results)));
  }

  private static void check(List<RankedTeam> match) {
    if (match.size() < 2 || match.size() > MAX_TEAMS) {
      throw new IllegalArgumentException(
          "a match must have 2 to " + MAX_TEAMS + " teams, but has " + match.size());
    }
    int players = match.stream().mapToInt(team -> team.players().size()).sum();
    if (players > MAX_PLAYERS) {
      throw new IllegalArgumentException(
          "a match must have at most " + MAX_PLAYERS + " players, but has " + players);
    }
  }

  private static List<SimplePlayerResult<Integer>> results(RankedTeam team) {
    List<SimplePlayerResult<Integer>> results = new ArrayList<>();
    for (OpenSkillRating player : team.players()) {
      results.add(new SimplePlayerResult<>(results.size(), player.mu(), player.sigma()));
    }
    return results;
  }

  /** The adjudicator answers player by player, in the order of the teams. */
  private static List<List<OpenSkillRating>> inTeams(
      List<RankedTeam> match, List<RatingAdjustment<Integer>> adjustments) {
    var next = adjustments.iterator();
    return match.stream()
        .map(team -> team.players().stream().map(player -> rating(next.next())).toList())
        .toList();
  }

  private static OpenSkillRating rating(RatingAdjustment<Integer> adjustment) {
    return new OpenSkillRating(adjustment.mu(), adjustment.sigma());
  }
}
