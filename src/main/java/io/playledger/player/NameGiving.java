package io.playledger.player;

import io.playledger.platform.error.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Gives players the names they wish, or with a number behind them where somebody has those. */
final class NameGiving {

  /**
   * How many digits the numbers have, one after another. Short ones first; of a name that nine
   * thousand people have, a longer one is free.
   */
  private static final int[] DIGITS = {4, 4, 4, 4, 6, 6, 9, 9};

  private NameGiving() {}

  /**
   * Gives the name, or another.
   *
   * @param before the player's name so far, which is free now; null for none. It is kept where it
   *     is the wish with a number already: a request that is tried again changes nothing.
   * @return as it was given
   * @throws Refusal if none is found, which is a matter of chance
   */
  static String give(
      Connection connection, String id, String product, PlayerName wish, @Nullable String before)
      throws SQLException {
    if (PlayerRows.takeName(connection, id, product, wish)) {
      return wish.text();
    }
    if (before != null
        && wish.isNumberedIn(before)
        && PlayerRows.takeName(connection, id, product, PlayerName.kept(before))) {
      return before;
    }
    for (int digits : DIGITS) {
      PlayerName numbered = wish.numbered(random(digits));
      if (PlayerRows.takeName(connection, id, product, numbered)) {
        return numbered.text();
      }
    }
    throw Refusal.unavailable("no number was found that makes the name free; try again", 1);
  }

  private static int random(int digits) {
    int least = (int) Math.pow(10, digits - 1);
    return ThreadLocalRandom.current().nextInt(least, least * 10);
  }
}
