package io.playledger.intake.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.playledger.intake.schema.SchemaVersion;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a schema. */
record SchemaVersionBody(
    @Schema(description = "0 for the built-in schema") int version,
    @Schema(description = "builtin or registered") String origin,
    @Schema(description = "When it was registered; null for the built-in schema")
        @Nullable Instant createdAt,
    @Schema(type = SchemaType.OBJECT, description = "The JSON Schema of the data of an event")
        @JsonRawValue
        String schema) {

  static SchemaVersionBody of(SchemaVersion version) {
    return new SchemaVersionBody(
        version.version(), SchemaEntry.origin(version), version.createdAt(), version.text());
  }
}
