package io.playledger.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.format.CanonicalJson;
import io.playledger.platform.key.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all events of a request have in common.
 *
 * @param keyId the key that they came with
 * @param keyName source of those that name none
 * @param product of those that name none; null where the key does not settle it
 * @param format how they are to be read, see {@link io.playledger.intake.format.Formats}
 * @param receivedAt when they came, by the clock of the service
 * @param context what came with the request, for each of its events; null where nothing did
 * @param writable products that the key may write to; {@link Scope#ANY} for all
 */
public record Receipt(
    String keyId,
    String keyName,
    @Nullable String product,
    String format,
    Instant receivedAt,
    @Nullable ObjectNode context,
    Set<String> writable) {

  boolean mayWrite(String product) {
    return writable.contains(product) || writable.contains(Scope.ANY);
  }

  /** The context as it is kept; null where there is none. */
  @Nullable String contextText() {
    return context == null ? null : CanonicalJson.write(context);
  }

  Receipt withoutContext() {
    return new Receipt(keyId, keyName, product, format, receivedAt, null, writable);
  }
}
