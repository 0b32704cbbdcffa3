package io.playledger.platform.key;

/**
 * A key with its secret, which is known only now.
 *
 * @param text what its holder is to be given
 */
public record IssuedKey(String text, StoredKey stored) {

  /** Without the secret: this may end up in a log. */
  @Override
  public String toString() {
    return "IssuedKey[%s]".formatted(stored.id());
  }
}
