package io.playledger.bot;

import io.playledger.bot.play.Progress;
import java.io.PrintWriter;

/** A line of plain text for every tenth of the games. */
final class LineProgress implements Progress {
  private static final int TENTHS = 10;

  private final int games;
  private final PrintWriter out;
  private int over;

  LineProgress(int games, PrintWriter out) {
    this.games = games;
    this.out = out;
  }

  @Override
  public synchronized void gameOver() {
    int tenthsBefore = tenths();
    over++;
    if (tenths() > tenthsBefore) {
      out.println(over + " of " + games + " games");
      out.flush();
    }
  }

  private int tenths() {
    return (int) ((long) TENTHS * over / games);
  }
}
