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
   * @return the key; fails with a {@link Refusal} where there is none, or it is not valid
   */
  public CompletionStage<ApiKey> of(Optional<String> keyText) {
    return keys.find(keyText.orElse(""))
        .thenApply(
            found -> {
              if (found.isPresent()) {
                keys.used(found.get());
                return found.get();
              }
              keys.refused(keyText.map(ApiKeys::idIn).orElse(""), "unauthorized");
              throw Refusal.unauthorized("this needs a key: Authorization: Bearer <key>");
            });
  }
}
