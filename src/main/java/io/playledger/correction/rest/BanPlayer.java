package io.playledger.correction.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A player whose games are to count nowhere. */
record BanPlayer(
    @NotNull
        @Size(min = 1, max = 100)
        @Pattern(regexp = "\\P{Cc}*", message = "must not have control characters")
        String playerId,
    @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "\\P{Cc}*", message = "must not have control characters")
        String reason) {}
