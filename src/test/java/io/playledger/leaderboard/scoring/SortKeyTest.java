package io.playledger.leaderboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys of the order of a board")
class SortKeyTest {

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  @DisplayName("put the highest score first")
  void highest() {
    assertFalling(
        ScoreOrder.HIGHEST,
        at(TIME, 0x1p53),
        at(TIME, 2),
        at(TIME, 1.5),
        at(TIME, Double.MIN_VALUE),
        at(TIME, 0),
        at(TIME, -Double.MIN_VALUE),
        at(TIME, -1.5),
        at(TIME, -0x1p53));
  }

  @Test
  @DisplayName("put the lowest score first where the board says so")
  void lowest() {
    assertFalling(
        new ScoreOrder(Direction.LOWEST, List.of()),
        at(TIME, -2),
        at(TIME, -1),
        at(TIME, 0),
        at(TIME, 1),
        at(TIME, 2));
  }

  @Test
  @DisplayName("go by sub-scores among equal scores, and by the time last")
  void ties() {
    assertFalling(
        new ScoreOrder(Direction.HIGHEST, List.of(Direction.LOWEST, Direction.HIGHEST)),
        at(TIME.plusSeconds(9), 7, 20, 3),
        at(TIME, 7, 20, 2),
        at(TIME.plusNanos(1000), 7, 20, 2),
        at(TIME, 7, 21, 9),
        at(Instant.parse("1960-01-01T00:00:00.000001Z"), 6, 20, 2),
        at(Instant.EPOCH, 6, 20, 2));
  }

  @Test
  @DisplayName("are equal for equal points, and take eight bytes for each number and the time")
  void equal() {
    ScoreOrder order = new ScoreOrder(Direction.LOWEST, List.of(Direction.LOWEST));
    byte[] key = SortKey.of(order, at(TIME, -0.0, 1));

    assertThat(key).hasSize(24).isEqualTo(SortKey.of(order, at(TIME.plusNanos(999), 0.0, 1)));
  }

  @Test
  @DisplayName("know no negative zero, which a tiny decimal rounds to")
  void tiny() {
    Points tiny = new Points(new BigDecimal("-1e-400"), List.of(), TIME);

    assertThat(SortKey.of(ScoreOrder.HIGHEST, tiny))
        .isEqualTo(SortKey.of(ScoreOrder.HIGHEST, at(TIME, 0)));
  }

  @Test
  @DisplayName("hold years long before and after, and refuse those that no long holds")
  void farTimes() {
    assertFalling(
        ScoreOrder.HIGHEST,
        at(Instant.parse("-4712-01-01T00:00:00Z"), 1),
        at(TIME, 1),
        at(Instant.parse("+292000-01-01T00:00:00Z"), 1));
    assertThatThrownBy(() -> SortKey.of(ScoreOrder.HIGHEST, at(Instant.MAX, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no key can hold the time ");
  }

  @Test
  @DisplayName("are refused for another number of sub-scores than the board has")
  void otherSubScores() {
    assertThatThrownBy(() -> SortKey.of(ScoreOrder.HIGHEST, at(TIME, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new ScoreOrder(Direction.LOWEST, Collections.nCopies(9, Direction.LOWEST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a board must have at most 8 sub-scores, but has 9");
  }

  private static void assertFalling(ScoreOrder order, Points... bestFirst) {
    for (int i = 1; i < bestFirst.length; i++) {
      assertThat(
              Arrays.compareUnsigned(
                  SortKey.of(order, bestFirst[i - 1]), SortKey.of(order, bestFirst[i])))
          .as("%s before %s", bestFirst[i - 1], bestFirst[i])
          .isPositive();
    }
  }

  private static Points at(Instant time, double score, double... subScores) {
    return Points.of(score, Arrays.stream(subScores).boxed().toList(), time);
  }
}
