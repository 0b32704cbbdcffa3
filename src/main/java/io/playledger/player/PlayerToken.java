package io.playledger.player;

import io.playledger.platform.key.Secret;
import java.util.Optional;

/**
 * What a player proves to be that player with: {@code plp_<secret>}. Whoever searches files for
 * leaked tokens can tell it by its beginning and its length.
 */
record PlayerToken(String secret) {

  private static final String PREFIX = "plp_";

  static PlayerToken make() {
    return new PlayerToken(Secret.make());
  }

  /** Empty for anything that cannot be a token. */
  static Optional<PlayerToken> parse(String text) {
    return text.startsWith(PREFIX) && Secret.isWellFormed(text.substring(PREFIX.length()))
        ? Optional.of(new PlayerToken(text.substring(PREFIX.length())))
        : Optional.empty();
  }

  /** Whether it is the one that was kept so. */
  boolean matches(byte[] hash) {
    return Secret.matches(hash, secret);
  }

  /** What is kept of it. */
  byte[] hash() {
    return Secret.hash(secret);
  }

  /** What the player is given. */
  String text() {
    return PREFIX + secret;
  }

  /** Never the secret: this may end up in a log. */
  @Override
  public String toString() {
    return PREFIX + "...";
  }
}
