package io.playledger.bench.game;

import java.util.ArrayList;
import java.util.List;

/** Some players, which all close together. */
record Players(List<GamePlayer> all) implements AutoCloseable {

  /** Makes a player by its number. */
  interface Maker {
    GamePlayer make(int number) throws Exception;
  }

  static Players of(int count, Maker maker) throws Exception {
    Players players = new Players(new ArrayList<>());
    for (int number = 0; number < count; number++) {
      players.all.add(maker.make(number));
    }
    return players;
  }

  @Override
  public void close() throws Exception {
    for (GamePlayer player : all) {
      player.close();
    }
  }
}
