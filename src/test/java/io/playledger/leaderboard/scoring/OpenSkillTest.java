package io.playledger.leaderboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The numbers are published with two other implementations: of openskill.js, in the tests of its
 * Plackett-Luce model and in its README; of openskill.py, in the data of its tests.
 */
@DisplayName("OpenSkill")
class OpenSkillTest {

  private static final OpenSkillRating NEW = OpenSkillRating.INITIAL;

  /** As openskill.js, where the uncertainty does not grow by itself. */
  private final OpenSkill still = new OpenSkill(0);

  @Test
  @DisplayName("rates two players as openskill.js does")
  void two() {
    assertRated(
        still.rate(List.of(players(1, NEW), players(2, NEW))),
        List.of(rating(27.63523138347365, 8.065506316323548)),
        List.of(rating(22.36476861652635, 8.065506316323548)));
  }

  @Test
  @DisplayName("rates five players as openskill.js does")
  void five() {
    assertRated(
        still.rate(IntStream.rangeClosed(1, 5).mapToObj(rank -> players(rank, NEW)).toList()),
        List.of(rating(27.666666666666668, 8.290556877154474)),
        List.of(rating(26.833333333333332, 8.240145629781066)),
        List.of(rating(25.72222222222222, 8.179996679645559)),
        List.of(rating(24.055555555555557, 8.111796013701358)),
        List.of(rating(20.72222222222222, 8.111796013701358)));
  }

  @Test
  @DisplayName("rates teams of different sizes as openskill.js does")
  void sizes() {
    OpenSkillRating ofThree = rating(25.939870821784513, 8.247641552260456);
    OpenSkillRating ofTwo = rating(21.84646897330287, 8.213058173195341);

    assertRated(
        still.rate(List.of(players(1, NEW, NEW, NEW), players(2, NEW), players(3, NEW, NEW))),
        List.of(ofThree, ofThree, ofThree),
        List.of(rating(27.21366020491262, 8.274321317985242)),
        List.of(ofTwo, ofTwo));
  }

  @Test
  @DisplayName("rates the teams of the README of openskill.js")
  void readme() {
    List<List<OpenSkillRating>> after =
        still.rate(
            List.of(
                players(1, NEW, rating(32.444, 5.123)),
                players(2, rating(43.381, 2.421), rating(25.188, 6.211))));

    assertThat(after.get(0).get(0).mu()).isCloseTo(28.67, within(0.01));
    assertThat(after.get(0).get(0).sigma()).isCloseTo(8.07, within(0.01));
    assertThat(after.get(0).get(1).mu()).isCloseTo(33.83, within(0.01));
    assertThat(after.get(1).get(0).mu()).isCloseTo(43.07, within(0.01));
    assertThat(after.get(1).get(1).mu()).isCloseTo(23.15, within(0.01));
    assertThat(after.get(1).get(1).sigma()).isCloseTo(6.14, within(0.01));
  }

  @Test
  @DisplayName("rates two teams as openskill.py does")
  void python() {
    OpenSkillRating start = rating(31.321989232514305, 11.379964801443018);
    OpenSkillRating loser = rating(26.154304991014694, 11.17822477763209);

    assertRated(
        withItsParameters(List.of(players(1, start), players(2, start, start))),
        List.of(rating(36.48967347401391, 11.237778601372977)),
        List.of(loser, loser));
  }

  @Test
  @DisplayName("rates teams by rank, however they are listed, as openskill.py does")
  void listedOtherwise() {
    OpenSkillRating start = rating(31.321989232514305, 11.379964801443018);
    OpenSkillRating winner = rating(32.44943444745767, 11.17822477763209);

    assertRated(
        withItsParameters(List.of(players(2, start), players(1, start, start))),
        List.of(rating(30.19454401757094, 11.237778601372977)),
        List.of(winner, winner));
  }

  @Test
  @DisplayName("rates a draw as openskill.py does")
  void draw() {
    OpenSkillRating start = rating(31.321989232514305, 11.379964801443018);
    OpenSkillRating ofTwo = rating(30.27713112192334, 11.291328826858104);
    OpenSkillRating ofThree = rating(30.470088421044046, 11.249240904583088);

    assertRated(
        withItsParameters(
            List.of(players(1, start), players(2, start, start), players(1, start, start, start))),
        List.of(rating(33.21874815457553, 11.354896725884002)),
        List.of(ofTwo, ofTwo),
        List.of(ofThree, ofThree, ofThree));
  }

  @Test
  @DisplayName("ranks by mu less three sigma")
  void ordinal() {
    assertThat(NEW.ordinal()).isZero();
    assertThat(rating(30, 2).ordinal()).isEqualTo(24);
  }

  @Test
  @DisplayName("rates the largest match, of strong and well known players")
  void largest() {
    List<OpenSkillRating> five = Collections.nCopies(500, rating(60, 0.3));

    List<List<OpenSkillRating>> after =
        new OpenSkill().rate(List.of(new RankedTeam(1, five), new RankedTeam(2, five)));

    assertThat(after.get(0).get(0).mu()).isGreaterThan(60);
    assertThat(after.get(1).get(499).mu()).isLessThan(60);
  }

  @Test
  @DisplayName("refuses a match that is none")
  void badMatch() {
    assertThatThrownBy(() -> still.rate(List.of(players(1, NEW))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a match must have 2 to 100 teams, but has 1");
    assertThatThrownBy(() -> still.rate(Collections.nCopies(101, players(1, NEW))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> still.rate(Collections.nCopies(2, players(1, manyNew(501)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a match must have at most 1000 players, but has 1002");
    assertThatThrownBy(() -> players(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a team must have a player");
    assertThatThrownBy(() -> rating(25, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rating(Double.NaN, 8)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Of openskill.py, whose parameters stay those of its defaults whatever players start with. */
  private static List<List<OpenSkillRating>> withItsParameters(List<RankedTeam> match) {
    return new OpenSkill().rate(match);
  }

  private static OpenSkillRating[] manyNew(int players) {
    return Collections.nCopies(players, NEW).toArray(OpenSkillRating[]::new);
  }

  private static RankedTeam players(int rank, OpenSkillRating... players) {
    return new RankedTeam(rank, List.of(players));
  }

  private static OpenSkillRating rating(double mu, double sigma) {
    return new OpenSkillRating(mu, sigma);
  }

  @SafeVarargs
  private static void assertRated(
      List<List<OpenSkillRating>> actual, List<OpenSkillRating>... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int team = 0; team < expected.length; team++) {
      assertThat(actual.get(team)).hasSameSizeAs(expected[team]);
      for (int player = 0; player < expected[team].size(); player++) {
        OpenSkillRating want = expected[team].get(player);
        assertThat(actual.get(team).get(player).mu()).isCloseTo(want.mu(), within(1e-9));
        assertThat(actual.get(team).get(player).sigma()).isCloseTo(want.sigma(), within(1e-9));
      }
    }
  }
}
