package io.playledger.intake.rest;

import io.playledger.intake.Delivery;
import io.playledger.intake.Delivery.Shape;
import io.playledger.platform.key.KeyHeader;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests with events, without their HTTP. */
final class Requests {

  private static final byte[] NOTHING = {};

  private Requests() {}

  static Optional<String> keyText(HttpHeaders headers) {
    return KeyHeader.keyText(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
  }

  static Delivery delivery(
      HttpHeaders headers, Shape shape, String format, byte @Nullable [] body) {
    return new Delivery(shape, format, byName(headers), body == null ? NOTHING : body);
  }

  /** All headers, names in lower case; the last of several. */
  static Map<String, String> byName(HttpHeaders headers) {
    Map<String, String> byName = new HashMap<>();
    headers
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                byName.put(name.toLowerCase(Locale.ROOT), values.get(values.size() - 1)));
    return byName;
  }
}
