package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.projection.Fact;
import io.playledger.stats.StatsChange.Count;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RockPaperScissorsTest {

  private final WinsAndLosses matches = new WinsAndLosses();
  private final RockPaperScissors handler = new RockPaperScissors(matches);

  @ParameterizedTest
  @CsvSource({
    "0,rock_selections",
    "1,paper_selections",
    "2,scissors_selections",
    "null,botch_selections"
  })
  @DisplayName("What a player chooses is counted")
  void selections(String selection, String counter) {
    assertThat(handler.changes(selected("ada", selection)))
        .containsExactly(Count.one("ada", counter));
  }

  @Test
  @DisplayName("A choice that there is not makes no sense; one of nobody counts nowhere")
  void senseless() {
    assertThatThrownBy(() -> handler.changes(selected("ada", "3")))
        .hasMessageContaining("data.selection");
    assertThat(handler.changes(selected(null, "0"))).isEmpty();
  }

  @Test
  @DisplayName("Everything else is as in other games, and shown before")
  void fallsBack() {
    Fact match = Facts.won("ada", "bob", Facts.TIME);

    assertThat(handler.changes(match)).isEqualTo(matches.changes(match));
    assertThat(handler.types()).containsExactlyInAnyOrder("select_weapon", "game_over");
    assertThat(handler.shown())
        .startsWith(matches.shown().toArray(Shown[]::new))
        .endsWith(Shown.counter("botch_selections"));
  }

  private static Fact selected(String player, String selection) {
    return Facts.of("select_weapon", player, "{'selection':'%s'}".formatted(selection));
  }
}
