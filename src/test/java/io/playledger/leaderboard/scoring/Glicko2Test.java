package io.playledger.leaderboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Glicko-2")
class Glicko2Test {

  private final Glicko2 glicko = new Glicko2();

  @Test
  @DisplayName("comes to the numbers of the example in Glickman's paper")
  void paper() {
    Glicko2Rating player = new Glicko2Rating(1500, 200, 0.06);
    List<Glicko2Game> games =
        List.of(
            new Glicko2Game(new Glicko2Rating(1400, 30, 0.06), MatchResult.WIN),
            new Glicko2Game(new Glicko2Rating(1550, 100, 0.06), MatchResult.LOSS),
            new Glicko2Game(new Glicko2Rating(1700, 300, 0.06), MatchResult.LOSS));

    Glicko2Rating after = glicko.update(player, games);

    // The paper rounds on its way, and cuts off the volatility, which is 0.0599960.
    assertThat(after.rating()).isCloseTo(1464.06, within(0.01));
    assertThat(after.deviation()).isCloseTo(151.52, within(0.005));
    assertThat(after.volatility()).isCloseTo(0.05999, within(0.00001));
  }

  @Test
  @DisplayName("finds the volatility of the paper's step 5")
  void volatility() {
    double next = Glicko2Volatility.next(0.06, 0.5, 1.1513, 1.7785, -0.4834);

    assertThat(next).isCloseTo(0.05999, within(0.00001));
  }

  @Test
  @DisplayName("raises the volatility where results surprise")
  void surprise() {
    Glicko2Rating known = new Glicko2Rating(1500, 50, 0.06);
    Glicko2Rating stronger = new Glicko2Rating(2400, 50, 0.06);

    Glicko2Rating after = glicko.update(known, List.of(new Glicko2Game(stronger, MatchResult.WIN)));

    assertThat(after.volatility()).isGreaterThan(0.06);
    assertThat(after.rating()).isGreaterThan(1500);
  }

  @Test
  @DisplayName("is the same for both players of a draw between equals")
  void draw() {
    Glicko2Game game = new Glicko2Game(Glicko2Rating.INITIAL, MatchResult.DRAW);

    Glicko2Rating after = glicko.update(Glicko2Rating.INITIAL, List.of(game));

    assertThat(after.rating()).isEqualTo(1500);
    assertThat(after.deviation()).isLessThan(350);
  }

  @Test
  @DisplayName("widens the deviation of who did not play, and nothing else")
  void idle() {
    Glicko2Rating player = new Glicko2Rating(1500, 200, 0.06);

    Glicko2Rating after = glicko.update(player, List.of());

    // The paper's step 6: 1.1513 and 0.06 make 1.1529.
    assertThat(after.deviation() / 173.7178).isCloseTo(1.1529, within(0.0001));
    assertThat(after.rating()).isEqualTo(1500);
    assertThat(after.volatility()).isEqualTo(0.06);
  }

  @Test
  @DisplayName("widens over many periods as over each of them, up to that of a new player")
  void idleForLong() {
    Glicko2Rating player = new Glicko2Rating(1500, 200, 0.06);
    Glicko2Rating step = player;
    for (int i = 0; i < 10; i++) {
      step = glicko.idle(step, 1);
    }

    assertThat(glicko.idle(player, 10).deviation()).isCloseTo(step.deviation(), within(1e-9));
    assertThat(glicko.idle(player, 0).deviation()).isCloseTo(200, within(1e-9));
    assertThat(glicko.idle(player, Integer.MAX_VALUE).deviation()).isEqualTo(350);
    assertThatThrownBy(() -> glicko.idle(player, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @DisplayName("refuses a tau out of its bounds")
  @ValueSource(doubles = {0, -0.5, 1.21, Double.NaN})
  void badTau(double tau) {
    assertThatThrownBy(() -> new Glicko2(tau))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tau must be above 0 and at most 1.2");
  }

  @Test
  @DisplayName("refuses a state that cannot be")
  void badState() {
    assertThatThrownBy(() -> new Glicko2Rating(Double.NaN, 350, 0.06))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Glicko2Rating(1500, 351, 0.06))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Glicko2Rating(1500, 0, 0.06))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Glicko2Rating(1500, 350, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
