package io.playledger.product;

import io.playledger.platform.error.Refusal;
import io.playledger.platform.role.Role;
import io.playledger.platform.role.Roles;
import io.playledger.product.Catalogue.Kind;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Registers the games of the configuration, and our own, before the first batch of a projection.
 * Only the instances that run projections do: what others are told must not undo it.
 */
@ApplicationScoped
class ConfiguredProducts {

  /** The game that is always here. */
  private static final String OWN = "trivia";

  private final ProductsConfig config;
  private final ProductRules rules;
  private final ProductRegistry registry;
  private final Roles roles;

  ConfiguredProducts(
      ProductsConfig config, ProductRules rules, ProductRegistry registry, Roles roles) {
    this.config = config;
    this.rules = rules;
    this.registry = registry;
    this.roles = roles;
  }

  /** All are checked before the first is registered. */
  void register(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) {
    Map<String, Product> games = games(config, rules);
    if (roles.has(Role.PROJECT)) {
      if (!games.containsKey(OWN) && registry.find(OWN).isEmpty()) {
        games.put(OWN, rules.checked(OWN, own()));
      }
      games.forEach((id, game) -> orFail(id, () -> registry.put(game)));
    }
  }

  /**
   * The games that are configured, by id.
   *
   * @throws IllegalStateException naming the first that cannot be
   */
  static Map<String, Product> games(ProductsConfig config, ProductRules rules) {
    Map<String, Product> games = new TreeMap<>();
    config
        .games()
        .forEach((id, game) -> games.put(id, orFail(id, () -> rules.checked(id, draft(game)))));
    return games;
  }

  private interface Attempt<T> {
    T make();
  }

  private static <T> T orFail(String id, Attempt<T> attempt) {
    try {
      return attempt.make();
    } catch (Refusal refusal) {
      // Without the cause: the start says what lies deepest, and that does not name the game.
      throw new IllegalStateException(
          "playledger.products.%s cannot be registered: %s %s"
              .formatted(id, refusal.field(), refusal.rule()));
    }
  }

  private ProductDraft own() {
    String handler = rules.known(Kind.STATS_HANDLER).contains(OWN) ? OWN : Product.DEFAULT_STATS;
    return new ProductDraft(
        "Trivia", "points_best", null, List.of(handler), null, null, null, null);
  }

  private static ProductDraft draft(ProductsConfig.Game game) {
    return new ProductDraft(
        game.name().orElse(null),
        game.scoring().orElse(null),
        game.subScores().orElse(List.of()).stream().map(ConfiguredProducts::subScore).toList(),
        game.statsHandlers().orElse(null),
        game.boards().orElse(null),
        new TreeMap<>(game.seasons())
            .entrySet().stream()
                .map(
                    season ->
                        new ProductDraft.Season(
                            season.getKey(), season.getValue().from(), season.getValue().to()))
                .toList(),
        game.zone().orElse(null),
        game.startsAt().orElse(null));
  }

  /** Names may have colons; directions have none. */
  private static ProductDraft.SubScore subScore(String text) {
    int colon = text.lastIndexOf(':');
    return colon < 0
        ? new ProductDraft.SubScore(text, null)
        : new ProductDraft.SubScore(text.substring(0, colon), text.substring(colon + 1));
  }
}
