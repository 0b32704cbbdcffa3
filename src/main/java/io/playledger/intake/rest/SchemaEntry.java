package io.playledger.intake.rest;

import io.playledger.intake.schema.SchemaVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schema in the list of all. */
record SchemaEntry(
    @Schema(description = "The game; null for a built-in schema, which is for all games")
        @Nullable String product,
    String type,
    @Schema(description = "0 for a built-in schema") int version,
    @Schema(description = "builtin or registered") String origin) {

  static SchemaEntry of(SchemaVersion version) {
    return new SchemaEntry(version.product(), version.type(), version.version(), origin(version));
  }

  static String origin(SchemaVersion version) {
    return version.product() == null ? "builtin" : "registered";
  }
}
