package io.playledger.platform.http;

import io.playledger.platform.error.Refusal;

/** Names of games and players in an address. */
public final class Names {

  private static final int LONGEST = 256;

  private Names() {}

  /**
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
