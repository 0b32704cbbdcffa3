package io.playledger.leaderboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Elo")
class EloTest {

  private final Elo elo = new Elo();

  @ParameterizedTest(name = "{0} against {1}: {2}")
  @DisplayName("expects what the tables of Elo and FIDE say")
  @CsvSource({
    "2635, 2600, 0.55", // Portisch against Hort, in Elo's book
    "1500, 1500, 0.50",
    "2400, 2300, 0.64", // FIDE Rating Regulations, table 8.1.2
    "2300, 2400, 0.36",
    "1700, 1500, 0.76",
    "1613, 1609, 0.51",
    "1613, 1477, 0.69",
    "1613, 1388, 0.79",
    "1613, 1586, 0.54",
    "1613, 1720, 0.35",
  })
  void expected(double own, double opponent, double expected) {
    assertThat(Elo.expected(own, opponent)).isCloseTo(expected, within(0.005));
  }

  @Test
  @DisplayName("moves new players by half of K")
  void newPlayers() {
    EloRating winner = elo.update(EloRating.INITIAL, EloRating.INITIAL, MatchResult.WIN);
    EloRating loser = elo.update(EloRating.INITIAL, EloRating.INITIAL, MatchResult.LOSS);

    assertThat(winner).isEqualTo(new EloRating(1516, 1));
    assertThat(loser).isEqualTo(new EloRating(1484, 1));
  }

  @Test
  @DisplayName("gives the weaker player of a draw what it takes from the stronger")
  void draw() {
    EloRating strong = new EloRating(1900, 10);
    EloRating weak = new EloRating(1500, 3);

    // 32 (1/2 - 1/11), as 400 points are odds of ten to one
    assertThat(elo.update(weak, strong, MatchResult.DRAW).rating())
        .isCloseTo(1500 + 144 / 11.0, within(1e-9));
    assertThat(elo.update(strong, weak, MatchResult.DRAW).rating())
        .isCloseTo(1900 - 144 / 11.0, within(1e-9));
  }

  @Test
  @DisplayName("moves a rating by at most K")
  void otherK() {
    EloRating hopeless = new EloRating(0, 0);
    EloRating champion = new EloRating(1e6, 0);

    assertThat(new Elo(10).update(hopeless, champion, MatchResult.WIN).rating()).isEqualTo(10);
    assertThat(new Elo(10).update(hopeless, champion, MatchResult.LOSS).rating()).isZero();
  }

  @ParameterizedTest
  @DisplayName("refuses a K that is no positive number")
  @ValueSource(doubles = {0, -32, Double.NaN, Double.POSITIVE_INFINITY})
  void badK(double k) {
    assertThatThrownBy(() -> new Elo(k))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("K must be finite and above 0");
  }

  @Test
  @DisplayName("refuses a state that cannot be")
  void badState() {
    assertThatThrownBy(() -> new EloRating(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EloRating(1500, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
