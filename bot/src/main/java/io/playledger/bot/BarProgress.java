package io.playledger.bot;

import io.playledger.bot.play.Progress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error, with games done, games in all, time left and speed. */
final class BarProgress implements Progress {
  /** A fixed width keeps the library from opening the terminal to ask for it. */
  private static final int WIDTH = 79;

  private static final int REDRAW_MILLIS = 250;

  private final ProgressBar bar;

  BarProgress(int games) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("Games")
            .setInitialMax(games)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .showSpeed()
            .build();
  }

  @Override
  public void gameOver() {
    bar.step();
  }

  @Override
  public void close() {
    bar.close();
  }
}
