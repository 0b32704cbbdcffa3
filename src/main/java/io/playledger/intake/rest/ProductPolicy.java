package io.playledger.intake.rest;

import io.playledger.intake.schema.UnknownTypes;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is done with the events of a product. */
record ProductPolicy(
    @Schema(description = "What becomes of events whose type has no schema") @NotNull
        UnknownTypes unknownTypes) {}
