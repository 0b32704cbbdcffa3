package io.playledger.leaderboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Points")
class PointsTest {

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final double MAX = 0x1p53;

  @ParameterizedTest
  @DisplayName("are refused where they are no finite number")
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void notFinite(double number) {
    assertThatThrownBy(() -> Points.of(number, List.of(), TIME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a score must be a finite number, but is " + number);
    assertThatThrownBy(() -> Points.of(0, List.of(number), TIME))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @DisplayName("are refused beyond 2^53")
  @ValueSource(doubles = {MAX + 2, -MAX - 2, Double.MAX_VALUE})
  void tooLarge(double number) {
    assertThatThrownBy(() -> Points.of(number, List.of(), TIME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a score must be at most 2^53 in absolute value, but is ");
    assertThatThrownBy(() -> Points.of(0, List.of(number), TIME))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @DisplayName("are kept up to 2^53, to the last bit")
  @ValueSource(doubles = {MAX, -MAX, 0.1, Double.MIN_VALUE, 1e15 + 0.125})
  void kept(double number) {
    assertThat(Points.of(number, List.of(), TIME).score().doubleValue()).isEqualTo(number);
  }

  @Test
  @DisplayName("are equal whatever the zeros of their numbers")
  void zeros() {
    Points negative = Points.of(-0.0, List.of(-0.0), TIME);

    assertThat(negative).isEqualTo(Points.of(0.0, List.of(0.0), TIME));
    assertThat(new Points(new BigDecimal("100.00"), List.of(), TIME))
        .isEqualTo(new Points(new BigDecimal("1E+2"), List.of(), TIME))
        .hasToString("Points[score=100, subScores=[], reachedAt=" + TIME + "]");
  }

  @Test
  @DisplayName("have their time in microseconds, before 1970 too")
  void microseconds() {
    assertThat(Points.of(1, List.of(), TIME.plusNanos(999)).reachedAt()).isEqualTo(TIME);
    assertThat(Points.of(1, List.of(), Instant.parse("1969-12-31T23:59:59.999999999Z")).reachedAt())
        .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
  }
}
