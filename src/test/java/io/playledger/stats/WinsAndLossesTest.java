package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.stats.StatsChange.Count;
import io.playledger.stats.StatsChange.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WinsAndLossesTest {

  private final WinsAndLosses handler = new WinsAndLosses();

  @Test
  @DisplayName("Both have a game more, one a win and one a loss")
  void match() {
    assertThat(handler.changes(Facts.won("ada", "bob", Facts.TIME)))
        .containsExactly(
            Count.one("ada", "games"),
            Count.one("ada", "wins"),
            new Result("ada", "matches", true),
            Count.one("bob", "games"),
            Count.one("bob", "losses"),
            new Result("bob", "matches", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'winnerId':'ada'}",
        "{'winnerId':'ada','loserId':''}",
        "{'winnerId':'ada','loserId':7}",
        "{'winnerId':'ada','loserId':'ada'}"
      })
  @DisplayName("A result of nobody, or against oneself, makes no sense")
  void senseless(String data) {
    assertThatThrownBy(() -> handler.changes(Facts.of("game_over", null, data)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
