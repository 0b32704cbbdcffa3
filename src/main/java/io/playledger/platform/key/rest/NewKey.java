package io.playledger.platform.key.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.playledger.platform.key.IssuedKey;
import io.playledger.platform.key.StoredKey;

/**
 * A key with its text, which is shown only this once.
 *
 * @param key the text
 */
record NewKey(String key, @JsonUnwrapped StoredKey stored) {

  static NewKey of(IssuedKey issued) {
    return new NewKey(issued.text(), issued.stored());
  }

  /** Without the secret: this may end up in a log. */
  @Override
  public String toString() {
    return "NewKey[%s]".formatted(stored.id());
  }
}
