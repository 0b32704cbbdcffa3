package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.playledger.product.Product;
import io.playledger.projection.Fact;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From events to what players have done, without a database. */
class StatsFoldTest {

  private final WinsAndLosses matches = new WinsAndLosses();
  private final StatsHandlers handlers =
      new StatsHandlers(List.of(matches, new RockPaperScissors(matches), new TriviaAnswers()));

  @Test
  @DisplayName("A game's own handlers count, and its numbers are shown")
  void registered() {
    Product exrps = StatsHandlersTest.naming("exrps");
    Map<StatsKey, Tally> states =
        run(
            fold(id -> exrps),
            Facts.of("select_weapon", "ada", "{'selection':'0'}"),
            Facts.of("select_weapon", "ada", "{'selection':'null'}"),
            Facts.won("ada", "bob", Facts.TIME),
            Facts.won("ada", "bob", Facts.TIME.plusSeconds(9)),
            Facts.of("game_ended", "ada", "{}"));

    PlayerStats ada = PlayerStats.of(key("ada"), handlers.of(exrps), states.get(key("ada")), false);
    assertThat(ada.stats().toString())
        .isEqualTo(
            "{games=2, wins=2, losses=0, current_streak=2, best_streak=2, rock_selections=1,"
                + " paper_selections=0, scissors_selections=0, botch_selections=1}");
    assertThat(ada.lastAt()).isEqualTo(Facts.TIME.plusSeconds(9));
  }

  @Test
  @DisplayName("Trivia shows categories behind the rest, and a median once something was measured")
  void trivia() {
    Product trivia = StatsHandlersTest.naming("trivia");
    Map<StatsKey, Tally> states =
        run(
            fold(id -> trivia),
            answered("History", true, 40),
            answered("Science: Nature", true, 63),
            answered("History", false, 9_000));

    PlayerStats ada =
        PlayerStats.of(key("ada"), handlers.of(trivia), states.get(key("ada")), false);
    assertThat(ada.stats().toString())
        .isEqualTo(
            "{games=0, answered=3, correct=2, current_answer_streak=2, best_answer_streak=2,"
                + " median_answer_ms=63, answered/History=2, answered/Science: Nature=1,"
                + " correct/History=1, correct/Science: Nature=1}");
    assertThat(PlayerStats.of(key("eve"), handlers.of(trivia), null, false).stats())
        .containsEntry("games", 0L)
        .containsEntry("median_answer_ms", null);
  }

  @Test
  @DisplayName("What is dated before the game counts nowhere")
  void beforeTheGame() {
    Product late =
        new Product(
            "maze",
            "Maze",
            Product.DEFAULT_SCORING,
            List.of(),
            List.of("default"),
            Set.of(),
            List.of(),
            ZoneOffset.UTC,
            Facts.TIME);

    assertThat(run(fold(id -> late), Facts.won("ada", "bob", Facts.TIME.minusMillis(1)))).isEmpty();
    assertThat(run(fold(id -> late), Facts.won("ada", "bob", Facts.TIME))).hasSize(2);
  }

  @Test
  @DisplayName("What is taken back was never there; what makes no sense is neither")
  void takenBack() {
    Fact first = Facts.won("ada", "bob", Facts.TIME);
    Fact second = Facts.won("bob", "ada", Facts.TIME.plusSeconds(1));
    Fact senseless = Facts.of("game_over", null, "{}");
    Fact correction = Facts.of("match_voided", null, "{}");
    StatsFold plain = fold(Product::unregistered);
    StatsFold fold =
        plain.with(
            fact ->
                fact == correction
                    ? List.of(new Effect(second, true), new Effect(senseless, true))
                    : List.of(Effect.of(fact)));

    Map<StatsKey, Tally> left = run(fold, first, second, correction);

    assertThatThrownBy(() -> fold.keys(senseless)).isInstanceOf(IllegalArgumentException.class);
    Map<StatsKey, Tally> alone = run(plain, first);
    for (StatsKey key : List.of(key("ada"), key("bob"))) {
      assertThat(left.get(key).counters()).isEqualTo(alone.get(key).counters());
      assertThat(left.get(key).streaks().get("matches").recent())
          .isEqualTo(alone.get(key).streaks().get("matches").recent());
    }
  }

  private static Fact answered(String category, boolean isCorrect, long millis) {
    return Facts.of(
        "question_answered",
        "ada",
        Facts.TIME.minusMillis(millis),
        "{'category':'%s','correct':%s,'answerMillis':%d}".formatted(category, isCorrect, millis));
  }

  private StatsFold fold(Function<String, Product> products) {
    return new StatsFold(products, handlers);
  }

  private static Map<StatsKey, Tally> run(StatsFold fold, Fact... facts) {
    Map<StatsKey, Tally> states = new HashMap<>();
    for (Fact fact : facts) {
      if (!fold.keys(fact).isEmpty()) {
        states.putAll(fold.apply(fact, states).states());
      }
    }
    return states;
  }

  private static StatsKey key(String player) {
    return new StatsKey("maze", player);
  }
}
