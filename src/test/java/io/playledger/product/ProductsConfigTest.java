package io.playledger.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Games that the configuration names. */
class ProductsConfigTest {

  private static final int ORDINAL = 300;

  /** Some names of a kind. */
  private record Some(Kind kind, Set<String> names) implements Catalogue {}

  private static final ProductRules RULES =
      new ProductRules(
          List.of(
              new Some(Catalogue.Kind.SCORING, Set.of("wins", "points_best")),
              new Some(Catalogue.Kind.STATS_HANDLER, Set.of("default", "trivia"))));

  private static Map<String, Product> games(ConfigSource source) {
    return ConfiguredProducts.games(
        new SmallRyeConfigBuilder()
            .withMapping(ProductsConfig.class)
            .withSources(source)
            .build()
            .getConfigMapping(ProductsConfig.class),
        RULES);
  }

  private static Map<String, Product> ofProperties(Map<String, String> properties) {
    return games(new PropertiesConfigSource(properties, "test", ORDINAL));
  }

  private static Map<String, Product> ofEnvironment(Map<String, String> variables) {
    return games(new EnvConfigSource(variables, ORDINAL));
  }

  @Test
  @DisplayName("A game is described whole by properties")
  void properties() {
    Map<String, Product> games =
        ofProperties(
            Map.of(
                "playledger.products.my-game.name", "My game",
                "playledger.products.my-game.scoring", "points_best",
                "playledger.products.my-game.sub-scores", "time:lowest,a:b:highest",
                "playledger.products.my-game.stats-handlers", "default,trivia",
                "playledger.products.my-game.boards", "daily,weekly",
                "playledger.products.my-game.seasons.Spring.from", "2026-03-01T00:00:00Z",
                "playledger.products.my-game.seasons.Spring.to", "2026-06-01T00:00:00Z",
                "playledger.products.my-game.zone", "Europe/Berlin",
                "playledger.products.my-game.starts-at", "2026-01-01T00:00:00Z"));

    assertThat(games)
        .containsExactly(
            Map.entry(
                "my-game",
                new Product(
                    "my-game",
                    "My game",
                    "points_best",
                    List.of(new Product.SubScore("time", true), new Product.SubScore("a:b", false)),
                    List.of("default", "trivia"),
                    Set.of(Period.DAILY, Period.WEEKLY),
                    List.of(
                        new Product.Season(
                            "Spring",
                            Instant.parse("2026-03-01T00:00:00Z"),
                            Instant.parse("2026-06-01T00:00:00Z"))),
                    ZoneId.of("Europe/Berlin"),
                    Instant.parse("2026-01-01T00:00:00Z"))));
  }

  @Test
  @DisplayName("A game is described by environment variables, and gets defaults for the rest")
  void environment() {
    Map<String, Product> games =
        ofEnvironment(
            Map.of(
                "PLAYLEDGER_PRODUCTS_CHESS_SCORING", "points_best",
                "PLAYLEDGER_PRODUCTS_CHESS_STATS_HANDLERS", "trivia",
                "PLAYLEDGER_PRODUCTS_CHESS_SEASONS_SPRING_FROM", "2026-03-01T00:00:00Z",
                "PLAYLEDGER_PRODUCTS_CHESS_SEASONS_SPRING_TO", "2026-06-01T00:00:00Z"));

    Product chess = games.get("chess");
    assertThat(chess.scoring()).isEqualTo("points_best");
    assertThat(chess.statsHandlers()).containsExactly("trivia");
    assertThat(chess.seasons()).extracting(Product.Season::name).containsExactly("spring");
    assertThat(chess.name()).isEqualTo("chess");
    assertThat(chess.periods()).isEmpty();
  }

  @Test
  @DisplayName("Nothing is configured unless somebody does")
  void none() {
    assertThat(ofProperties(Map.of())).isEmpty();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "chess.scoring, luck, 'playledger.products.chess cannot be registered: scoring must be one of points_best, wins'",
    "chess.stats-handlers, 'default,luck', 'chess cannot be registered: statsHandlers.1 must be one of default, trivia'",
    "chess.boards, yearly, 'chess cannot be registered: boards.0 must be one of daily, weekly, monthly'",
    "chess.zone, Mars, 'chess cannot be registered: zone must be a time zone'",
    "chess.starts-at, soon, 'chess cannot be registered: startsAt must be a time'",
    "chess.sub-scores, time:lowest, 'chess cannot be registered: subScores must be empty'",
    "Chess.name, Chess, 'Chess cannot be registered: id must be 1 to 64'",
  })
  @DisplayName("One that cannot be is named, with the field and the rule")
  void wrong(String property, String value, String sentence) {
    assertThatThrownBy(() -> ofProperties(Map.of("playledger.products." + property, value)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(sentence)
        .hasNoCause();
  }

  @Test
  @DisplayName("A property that is none is refused")
  void unknown() {
    assertThatThrownBy(() -> ofProperties(Map.of("playledger.products.chess.nonsense", "1")))
        .hasStackTraceContaining("playledger.products.chess.nonsense");
  }
}
