package io.playledger.platform.http;

import java.util.Optional;
import java.util.UUID;

/** Ids as clients send them: any string, of which only some are UUIDs. */
public final class UuidText {

  private UuidText() {}

  /** The UUID that is written out in full; empty for anything else, also where Java is lenient. */
  public static Optional<UUID> parse(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
