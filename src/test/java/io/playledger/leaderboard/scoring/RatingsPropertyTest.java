package io.playledger.leaderboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

@Label("Ratings, for any players")
class RatingsPropertyTest {

  private final Elo elo = new Elo();
  private final Glicko2 glicko = new Glicko2();
  private final OpenSkill openSkill = new OpenSkill();

  @Property
  @Label("of Elo: what one gains the other loses, and at most K")
  void eloIsZeroSum(
      @ForAll @Scale(6) @DoubleRange(min = -5000, max = 5000) double one,
      @ForAll @Scale(6) @DoubleRange(min = -5000, max = 5000) double other,
      @ForAll MatchResult result) {
    EloRating first = new EloRating(one, 0);
    EloRating second = new EloRating(other, 0);

    double gain = elo.update(first, second, result).rating() - one;
    double loss = other - elo.update(second, first, result.reversed()).rating();

    assertThat(gain).isCloseTo(loss, within(1e-9)).isBetween(-32 - 1e-9, 32 + 1e-9);
  }

  @Property
  @Label("of Glicko-2 stay within bounds and follow the result, however far apart players are")
  void glickoStaysSane(
      @ForAll("glickoRatings") Glicko2Rating player,
      @ForAll("glickoRatings") Glicko2Rating opponent,
      @ForAll MatchResult result) {
    Glicko2Rating after = glicko.update(player, List.of(new Glicko2Game(opponent, result)));

    // That deviation and volatility are within bounds is checked by the record itself.
    switch (result) {
      case WIN -> assertThat(after.rating()).isGreaterThanOrEqualTo(player.rating());
      case LOSS -> assertThat(after.rating()).isLessThanOrEqualTo(player.rating());
      case DRAW -> assertThat(after.rating()).isFinite();
    }
    // One match moves the logarithm of a volatility that occurs by at most tau squared quarters.
    assertThat(Math.abs(Math.log(after.volatility() / player.volatility())))
        .isLessThanOrEqualTo(0.0625 + 1e-6);
  }

  @Property
  @Label("of Glicko-2 solve the equation of its step 5")
  void volatilityIsARoot(
      @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 1) double volatility,
      @ForAll @Scale(6) @DoubleRange(min = 0.1, max = 1.2) double tau,
      @ForAll @Scale(6) @DoubleRange(min = 0.01, max = 2.1) double phi,
      @ForAll @Scale(6) @DoubleRange(min = 0.1, max = 1e6) double variance,
      @ForAll @Scale(6) @DoubleRange(min = -1e4, max = 1e4) double improvement) {
    double next = Glicko2Volatility.next(volatility, tau, phi, variance, improvement);

    double step = 2e-6;
    double root = 2 * Math.log(next);
    assertThat(equation(root - step, volatility, tau, phi, variance, improvement)).isPositive();
    assertThat(equation(root + step, volatility, tau, phi, variance, improvement)).isNegative();
  }

  @Property
  @Label("of OpenSkill are the same for players who are the same, wherever their team is listed")
  void openSkillKnowsNoOrder(
      @ForAll @Size(min = 2, max = 8) List<@From("teams") RankedTeam> match) {
    List<RankedTeam> backwards = match.reversed();

    List<List<OpenSkillRating>> after = openSkill.rate(match);
    List<List<OpenSkillRating>> afterBackwards = openSkill.rate(backwards).reversed();

    for (int team = 0; team < match.size(); team++) {
      assertThat(after.get(team)).hasSameSizeAs(match.get(team).players());
      for (int player = 0; player < after.get(team).size(); player++) {
        OpenSkillRating one = after.get(team).get(player);
        OpenSkillRating other = afterBackwards.get(team).get(player);
        assertThat(one.mu()).isCloseTo(other.mu(), within(1e-9));
        assertThat(one.sigma()).isCloseTo(other.sigma(), within(1e-9));
      }
    }
  }

  @Provide
  Arbitrary<Glicko2Rating> glickoRatings() {
    return Combinators.combine(
            Arbitraries.doubles().between(-20_000, 20_000).ofScale(6),
            Arbitraries.doubles().between(1, 350).ofScale(6),
            Arbitraries.doubles().between(0.001, 0.3).ofScale(6))
        .as(Glicko2Rating::new);
  }

  @Provide
  Arbitrary<RankedTeam> teams() {
    Arbitrary<OpenSkillRating> players =
        Combinators.combine(
                Arbitraries.doubles().between(-50, 100).ofScale(6),
                Arbitraries.doubles().between(0.5, 9).ofScale(6))
            .as(OpenSkillRating::new);
    return Combinators.combine(
            Arbitraries.integers().between(1, 4), players.list().ofMinSize(1).ofMaxSize(5))
        .as(RankedTeam::new);
  }

  /** f of the paper's step 5, written down a second time. */
  private static double equation(
      double x, double volatility, double tau, double phi, double variance, double improvement) {
    double e = Math.exp(x);
    double sum = phi * phi + variance + e;
    return e * (improvement * improvement - sum) / (2 * sum * sum)
        - (x - Math.log(volatility * volatility)) / (tau * tau);
  }
}
