package io.playledger.intake;

import io.playledger.platform.error.Refusal;
import io.playledger.platform.key.ApiKey;
import io.playledger.platform.key.ApiKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Who sends events, by their key. Never blocks. */
@ApplicationScoped
public class Senders {

  private final ApiKeys keys;

  Senders(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * @param keyText as the request carries it; empty where it carries none
   * @return the key; fails with a {@link Refusal} where there is none, it is not valid, or it may
   *     not write events
   */
  public CompletionStage<ApiKey> of(Optional<String> keyText) {
    return keys.find(keyText.orElse("")).thenApply(found -> sender(found, keyText));
  }

  private ApiKey sender(Optional<ApiKey> found, Optional<String> keyText) {
    if (found.isEmpty()) {
      keys.refused(keyText.map(ApiKeys::idIn).orElse(""), "not valid");
      throw Refusal.unauthorized("this needs a key: Authorization: Bearer <key>");
    }
    ApiKey key = found.get();
    if (!key.mayWrite()) {
      keys.refused(key.id(), "lacks the scope write");
      throw Refusal.forbidden("the key may not write events");
    }
    keys.used(key);
    return key;
  }
}
