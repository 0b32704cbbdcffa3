package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.product.Product;
import io.playledger.stats.StatsChange.Count;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatsHandlersTest {

  private final WinsAndLosses matches = new WinsAndLosses();
  private final RockPaperScissors rps = new RockPaperScissors(matches);
  private final TriviaAnswers trivia = new TriviaAnswers();
  private final StatsHandlers handlers = new StatsHandlers(List.of(trivia, rps, matches));

  @Test
  @DisplayName("A game gets what it names; none and unknown ones come to the default")
  void byName() {
    assertThat(handlers.of(naming("exrps"))).isSameAs(rps);
    assertThat(handlers.of(naming())).isSameAs(matches);
    assertThat(handlers.of(naming("no-more"))).isSameAs(matches);
    assertThat(handlers.of(naming("no-more", "default"))).isSameAs(matches);
    assertThat(handlers.of(Product.unregistered("maze"))).isSameAs(matches);
    assertThat(handlers.names()).containsExactly("default", "exrps", "trivia");
  }

  @Test
  @DisplayName("Several count together, each asked of its own types")
  void several() {
    StatsHandler both = handlers.of(naming("trivia", "default"));

    assertThat(both.types())
        .containsExactlyInAnyOrder("question_answered", "game_ended", "game_over");
    assertThat(both.changes(Facts.of("game_ended", "ada", "{}")))
        .containsExactly(Count.one("ada", "games"));
    assertThat(both.changes(Facts.won("ada", "bob", Facts.TIME)))
        .isEqualTo(matches.changes(Facts.won("ada", "bob", Facts.TIME)));
    assertThat(both.shown()).doesNotHaveDuplicates().containsAll(matches.shown());
  }

  @Test
  @DisplayName("What two of them say of an event counts once")
  void once() {
    assertThat(handlers.of(naming("exrps", "default")).changes(Facts.won("ada", "bob", Facts.TIME)))
        .isEqualTo(matches.changes(Facts.won("ada", "bob", Facts.TIME)));
  }

  @Test
  @DisplayName("Two of one name, or no default, are a mistake that shows at the start")
  void mistakes() {
    assertThatThrownBy(() -> new StatsHandlers(List.of(matches, matches)))
        .hasMessageContaining("default");
    assertThatThrownBy(() -> new StatsHandlers(List.of(trivia))).hasMessageContaining("default");
  }

  static Product naming(String... handlers) {
    return new Product(
        "maze",
        "Maze",
        Product.DEFAULT_SCORING,
        List.of(),
        List.of(handlers),
        Set.of(),
        List.of(),
        ZoneOffset.UTC,
        null);
  }
}
