package io.playledger.bench.game;

/** One client, on a connection of its own. */
interface GamePlayer extends AutoCloseable {

  /** Plays a game from its start to its end, and tells of every answer how long it took. */
  void play(AnswerTimes times) throws Exception;

  @Override
  void close() throws Exception;

  /** Told after each answer. */
  interface AnswerTimes {

    /**
     * @param nanos from the call to its result
     */
    void answered(long nanos);
  }
}
