package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.projection.Fact;
import io.playledger.stats.StatsChange.Count;
import io.playledger.stats.StatsChange.Measured;
import io.playledger.stats.StatsChange.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TriviaAnswersTest {

  private final TriviaAnswers handler = new TriviaAnswers();

  @Test
  @DisplayName("A right answer counts in all and in its category, and its time is measured")
  void right() {
    assertThat(handler.changes(answered("ada", "'correct':true,'answerMillis':4200")))
        .containsExactly(
            Count.one("ada", "answered"),
            Count.one("ada", "answered/History"),
            Count.one("ada", "correct"),
            Count.one("ada", "correct/History"),
            new Result("ada", "answered", true),
            new Measured("ada", "answer_ms", 4200));
  }

  @Test
  @DisplayName("A wrong one ends the streak; one to a question that was not served has no time")
  void wrong() {
    assertThat(handler.changes(answered("ada", "'correct':false")))
        .containsExactly(
            Count.one("ada", "answered"),
            Count.one("ada", "answered/History"),
            new Result("ada", "answered", false));
  }

  @Test
  @DisplayName("An ended game is a game; of anonymous players nothing is counted")
  void games() {
    assertThat(handler.changes(Facts.of("game_ended", "ada", "{'finalScore':20}")))
        .containsExactly(Count.one("ada", "games"));
    assertThat(handler.changes(Facts.of("game_ended", null, "{'finalScore':20}"))).isEmpty();
    assertThat(handler.changes(answered(null, "'correct':true"))).isEmpty();
  }

  @Test
  @DisplayName("An answer without a category makes no sense")
  void senseless() {
    assertThatThrownBy(() -> handler.changes(Facts.of("question_answered", "ada", "{}")))
        .hasMessageContaining("data.category");
  }

  private static Fact answered(String player, String fields) {
    return Facts.of("question_answered", player, "{'category':'History',%s}".formatted(fields));
  }
}
