package io.playledger.bot.play;

/** Watches a run, from many threads; closed when the run is over. */
public interface Progress extends AutoCloseable {

  /** One more game is over, whether it succeeded or not. */
  void gameOver();

  @Override
  default void close() {}
}
