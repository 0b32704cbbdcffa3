package io.playledger.leaderboard;

import io.playledger.leaderboard.scoring.Elo;
import io.playledger.leaderboard.scoring.EloRating;
import io.playledger.leaderboard.scoring.Glicko2;
import io.playledger.leaderboard.scoring.Glicko2Game;
import io.playledger.leaderboard.scoring.Glicko2Rating;
import io.playledger.leaderboard.scoring.MatchResult;
import io.playledger.leaderboard.scoring.OpenSkill;
import io.playledger.leaderboard.scoring.OpenSkillRating;
import io.playledger.leaderboard.scoring.RankedTeam;
import io.playledger.match.Outcome.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rating systems that boards know. What one knows of a player is a few numbers. */
enum RatingSystem {

  /** Rating, matches. */
  ELO {
    private static final Elo ELO_RATING = new Elo();

    @Override
    List<Double> initial() {
      return numbers(EloRating.INITIAL);
    }

    @Override
    double score(List<Double> rating) {
      return rating.get(0);
    }

    @Override
    void check(List<Part> parts) {
      requireTwo(parts);
    }

    @Override
    List<List<Double>> rate(List<Part> parts, List<List<Double>> before) {
      EloRating one = rating(before.get(0));
      EloRating other = rating(before.get(1));
      MatchResult result = result(parts);
      return List.of(
          numbers(ELO_RATING.update(one, other, result)),
          numbers(ELO_RATING.update(other, one, result.reversed())));
    }

    private static EloRating rating(List<Double> numbers) {
      return new EloRating(numbers.get(0), numbers.get(1).intValue());
    }

    private static List<Double> numbers(EloRating rating) {
      return List.of(rating.rating(), (double) rating.matches());
    }
  },

  /** Rating, deviation, volatility. */
  GLICKO2 {
    private static final Glicko2 GLICKO2_RATING = new Glicko2();

    @Override
    List<Double> initial() {
      return numbers(Glicko2Rating.INITIAL);
    }

    @Override
    double score(List<Double> rating) {
      return rating.get(0);
    }

    @Override
    void check(List<Part> parts) {
      requireTwo(parts);
    }

    @Override
    List<List<Double>> rate(List<Part> parts, List<List<Double>> before) {
      Glicko2Rating one = rating(before.get(0));
      Glicko2Rating other = rating(before.get(1));
      MatchResult result = result(parts);
      return List.of(
          numbers(GLICKO2_RATING.update(one, List.of(new Glicko2Game(other, result)))),
          numbers(GLICKO2_RATING.update(other, List.of(new Glicko2Game(one, result.reversed())))));
    }

    private static Glicko2Rating rating(List<Double> numbers) {
      return new Glicko2Rating(numbers.get(0), numbers.get(1), numbers.get(2));
    }

    private static List<Double> numbers(Glicko2Rating rating) {
      return List.of(rating.rating(), rating.deviation(), rating.volatility());
    }
  },

  /** Mu, sigma; ranked by what a player is worth at the least. */
  OPENSKILL {
    private static final OpenSkill OPEN_SKILL = new OpenSkill();

    @Override
    List<Double> initial() {
      return numbers(OpenSkillRating.INITIAL);
    }

    @Override
    double score(List<Double> rating) {
      return rating(rating).ordinal();
    }

    @Override
    void check(List<Part> parts) {
      int teams = teams(parts).size();
      if (teams < 2 || teams > OpenSkill.MAX_TEAMS) {
        throw new IllegalArgumentException(
            "a match has 2 to %d teams, and this one %d".formatted(OpenSkill.MAX_TEAMS, teams));
      }
      for (List<Integer> team : teams(parts).values()) {
        if (team.stream().map(index -> parts.get(index).rank()).distinct().count() > 1) {
          throw new IllegalArgumentException("players of one team have different ranks");
        }
      }
    }

    @Override
    List<List<Double>> rate(List<Part> parts, List<List<Double>> before) {
      List<List<Integer>> teams = List.copyOf(teams(parts).values());
      List<RankedTeam> match = new ArrayList<>();
      for (List<Integer> team : teams) {
        match.add(
            new RankedTeam(
                Objects.requireNonNull(parts.get(team.get(0)).rank()),
                team.stream().map(index -> rating(before.get(index))).toList()));
      }
      List<List<OpenSkillRating>> rated = OPEN_SKILL.rate(match);
      List<List<Double>> after = new ArrayList<>(before);
      for (int team = 0; team < teams.size(); team++) {
        for (int player = 0; player < teams.get(team).size(); player++) {
          after.set(teams.get(team).get(player), numbers(rated.get(team).get(player)));
        }
      }
      return after;
    }

    private static OpenSkillRating rating(List<Double> numbers) {
      return new OpenSkillRating(numbers.get(0), numbers.get(1));
    }

    private static List<Double> numbers(OpenSkillRating rating) {
      return List.of(rating.mu(), rating.sigma());
    }
  };

  /** Of a player who has not played. */
  abstract List<Double> initial();

  /** What the player is ranked by. */
  abstract double score(List<Double> rating);

  /**
   * @throws IllegalArgumentException if it cannot rate such a match
   */
  abstract void check(List<Part> parts);

  /** The ratings after a match, in the order of its players. */
  abstract List<List<Double>> rate(List<Part> parts, List<List<Double>> before);

  private static void requireTwo(List<Part> parts) {
    if (parts.size() != 2) {
      throw new IllegalArgumentException(
          "a match has two players, and this one %d".formatted(parts.size()));
    }
  }

  /** As the first of two saw it. */
  private static MatchResult result(List<Part> parts) {
    int place = Objects.requireNonNull(parts.get(0).rank());
    int other = Objects.requireNonNull(parts.get(1).rank());
    return place < other ? MatchResult.WIN : place > other ? MatchResult.LOSS : MatchResult.DRAW;
  }

  /** The players of each team, by their numbers; who names none is one alone. */
  private static Map<String, List<Integer>> teams(List<Part> parts) {
    Map<String, List<Integer>> teams = new LinkedHashMap<>();
    for (int index = 0; index < parts.size(); index++) {
      Part part = parts.get(index);
      String name = part.team() == null ? "player " + part.playerId() : "team " + part.team();
      teams.computeIfAbsent(name, team -> new ArrayList<>()).add(index);
    }
    return teams;
  }
}
