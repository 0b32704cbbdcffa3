package io.playledger.intake.schema;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the schema of a type.
 *
 * @param product the game; null for a built-in one, which is for all that have none of their own
 * @param version 0 for a built-in one
 * @param createdAt when it was registered; null for a built-in one
 * @param text the JSON Schema
 */
public record SchemaVersion(
    @Nullable String product, String type, int version, @Nullable Instant createdAt, String text) {

  static SchemaVersion builtIn(String type, EventSchema schema) {
    return new SchemaVersion(null, type, schema.version(), null, schema.text());
  }
}
