package io.playledger.platform.http;

import io.playledger.platform.error.Refusal;

/** Names of games and players. */
public final class Names {

  /** How games are named, as a regular expression. */
  public static final String PRODUCT = "[a-z0-9][a-z0-9._-]{0,63}";

  /** The same in words. */
  public static final String PRODUCT_RULE =
      "must be 1 to 64 lower-case letters, digits, dots, hyphens and underscores, and begin with a"
          + " letter or digit";

  private static final int LONGEST = 256;

  private Names() {}

  /**
   * Checks a name in an address, also of a game that nobody can have registered.
   *
   * @param parameter how the address calls it
   * @throws Refusal if nothing can have that name
   */
  public static void check(String parameter, String name) {
    if (name.isEmpty() || name.length() > LONGEST || !Text.isStorable(name)) {
      throw Refusal.invalid(
          parameter, "must have 1 to %d characters, none of them NUL".formatted(LONGEST));
    }
  }
}
