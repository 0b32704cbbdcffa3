package io.playledger.correction.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A correction that is to be taken back. */
record Withdraw(
    @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "\\P{Cc}*", message = "must not have control characters")
        String reason) {}
