package io.playledger.leaderboard.scoring;

import static io.playledger.leaderboard.scoring.PointsOperator.BEST;
import static io.playledger.leaderboard.scoring.PointsOperator.LATEST;
import static io.playledger.leaderboard.scoring.PointsOperator.LOWEST;
import static io.playledger.leaderboard.scoring.PointsOperator.SUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Operators of points")
class PointsOperatorTest {

  private static final ScoreOrder PLAIN = ScoreOrder.HIGHEST;

  /** Such as points, then the time taken. */
  private static final ScoreOrder FASTEST =
      new ScoreOrder(Direction.HIGHEST, List.of(Direction.LOWEST));

  @Test
  @DisplayName("BEST keeps the highest score and when it was first reached")
  void best() {
    assertThat(fold(BEST, PLAIN, at(3, 5), at(1, 7), at(4, 7), at(2, 7), at(5, 6)))
        .isEqualTo(at(1, 7));
  }

  @Test
  @DisplayName("LOWEST keeps the lowest score and when it was first reached")
  void lowest() {
    assertThat(fold(LOWEST, PLAIN, at(3, 5), at(4, -2), at(2, -2), at(1, 6))).isEqualTo(at(2, -2));
  }

  @Test
  @DisplayName("LATEST keeps what came last, and the larger of what came at once")
  void latest() {
    assertThat(fold(LATEST, PLAIN, at(1, 9), at(3, 5), at(2, 7))).isEqualTo(at(3, 5));
    assertThat(fold(LATEST, PLAIN, at(3, 5), at(3, 6))).isEqualTo(at(3, 6));
    assertThat(fold(LATEST, FASTEST, at(3, 5, 1), at(3, 5, 2))).isEqualTo(at(3, 5, 2));
  }

  @Test
  @DisplayName("SUM adds up decimals exactly and keeps the time of the latest")
  void sum() {
    assertThat(fold(SUM, PLAIN, at(2, 0.1), at(3, 0.2), at(1, 0.3), at(0, -0.6)))
        .isEqualTo(at(3, 0));
    assertThat(fold(SUM, FASTEST, at(1, 5, 30), at(2, 6, 12.5))).isEqualTo(at(2, 11, 42.5));
  }

  @Test
  @DisplayName("compare the sub-scores of equal scores, each in its direction")
  void subScores() {
    assertThat(fold(BEST, FASTEST, at(1, 7, 30), at(2, 7, 20), at(3, 7, 20)))
        .isEqualTo(at(2, 7, 20));
    assertThat(fold(LOWEST, FASTEST, at(1, 7, 30), at(2, 7, 20), at(3, 8, 1)))
        .isEqualTo(at(2, 7, 20));
  }

  @Test
  @DisplayName("SUM refuses to pass 2^53")
  void sumTooLarge() {
    Points largest = at(1, 0x1p53);

    assertThat(SUM.merge(largest, at(2, -1), PLAIN)).isEqualTo(at(2, 0x1p53 - 1));
    assertThatThrownBy(() -> SUM.merge(largest, at(2, 0.5), PLAIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 2^53");
  }

  @Test
  @DisplayName("refuse another number of sub-scores than the board has")
  void otherSubScores() {
    assertThatThrownBy(() -> BEST.merge(at(1, 7, 30), at(2, 7), FASTEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the board has 1 sub-scores, but a score came with 0");
    assertThatThrownBy(() -> SUM.merge(at(1, 7, 30), at(2, 7, 1), PLAIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Points fold(PointsOperator operator, ScoreOrder order, Points... events) {
    return Stream.of(events).reduce((left, right) -> operator.merge(left, right, order)).get();
  }

  private static Points at(long second, double score, double... subScores) {
    return Points.of(
        score, Arrays.stream(subScores).boxed().toList(), Instant.ofEpochSecond(second));
  }
}
