package io.playledger.player.rest;

import io.playledger.player.NewPlayer;
import org.jspecify.annotations.Nullable;

/**
 * A player with the token, which is shown only this once.
 *
 * @param name as it was given, with a number where another player has it; null if none was asked
 *     for
 */
record RegisteredPlayer(String id, String token, @Nullable String name) {

  static RegisteredPlayer of(NewPlayer player) {
    return new RegisteredPlayer(player.id(), player.token(), player.name());
  }

  /** Without the secret: this may end up in a log. */
  @Override
  public String toString() {
    return "RegisteredPlayer[%s]".formatted(id);
  }
}
