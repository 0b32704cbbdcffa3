package io.playledger.bot;

import io.playledger.bot.play.Progress;
import java.io.IOException;
import java.io.PrintWriter;

/** Chooses how progress is shown. */
final class ProgressDisplays {
  private ProgressDisplays() {}

  /** A bar where standard error is a terminal, otherwise plain lines; nothing if quiet. */
  static Progress choose(boolean quiet, int games, PrintWriter err) {
    if (quiet) {
      return () -> {};
    }
    return standardErrorIsTerminal() ? new BarProgress(games) : new LineProgress(games, err);
  }

  /** Java tells this only of standard output. Where there is no {@code test}, lines do. */
  private static boolean standardErrorIsTerminal() {
    try {
      return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
