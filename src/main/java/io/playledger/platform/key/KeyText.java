package io.playledger.platform.key;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * A key as its holder has it: {@code plk_<id>_<secret>}. Whoever searches files for leaked keys can
 * tell it by its beginning and its length.
 */
record KeyText(String id, String secret) {

  static final String PREFIX = "plk_";

  private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_LENGTH = 12;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new key. */
  static KeyText make() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
    }
    return withNewSecret(id.toString());
  }

  /** A new secret of a key that there is. */
  static KeyText withNewSecret(String id) {
    return new KeyText(id, Secret.make());
  }

  /** Empty for anything that cannot be a key. By hand, since every request asks. */
  static Optional<KeyText> parse(String text) {
    int secret = PREFIX.length() + ID_LENGTH + 1;
    if (text.length() != secret + Secret.LENGTH
        || !text.startsWith(PREFIX)
        || text.charAt(secret - 1) != '_'
        || !Secret.isWellFormed(text.substring(secret))) {
      return Optional.empty();
    }
    for (int index = PREFIX.length(); index < secret - 1; index++) {
      if (ID_LETTERS.indexOf(text.charAt(index)) < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new KeyText(text.substring(PREFIX.length(), secret - 1), text.substring(secret)));
  }

  /** What is kept of the secret. */
  byte[] hash() {
    return Secret.hash(secret);
  }

  /** What the holder is given. */
  String text() {
    return "plk_%s_%s".formatted(id, secret);
  }

  /** Never the secret: this may end up in a log. */
  @Override
  public String toString() {
    return "plk_%s_...".formatted(id);
  }
}
