package io.playledger.correction.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A match that is to count nowhere. */
record VoidMatch(
    @NotNull @Size(min = 1, max = 200) String gameId,
    @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "\\P{Cc}*", message = "must not have control characters")
        String reason) {}
