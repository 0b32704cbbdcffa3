package io.playledger.player;

import org.jspecify.annotations.Nullable;

/**
 * A player who has just been registered.
 *
 * @param token what proves to be the player; known only now
 * @param name as it was given, maybe with a number; null where none was asked for
 */
public record NewPlayer(String id, String token, @Nullable String name) {

  /** Without the secret: this may end up in a log. */
  @Override
  public String toString() {
    return "NewPlayer[%s]".formatted(id);
  }
}
