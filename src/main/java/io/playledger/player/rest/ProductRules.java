package io.playledger.player.rest;

import org.jspecify.annotations.Nullable;

/** How products are named. */
final class ProductRules {

  static final String PRODUCT = "[a-z0-9][a-z0-9._-]{0,63}";
  static final String RULE =
      "must be 1 to 64 lower-case letters, digits, dots, hyphens and underscores, and begin with a"
          + " letter or digit";

  /** The game that is always here. */
  private static final String OWN = "trivia";

  private ProductRules() {}

  static String orOwn(@Nullable String product) {
    return product == null ? OWN : product;
  }
}
