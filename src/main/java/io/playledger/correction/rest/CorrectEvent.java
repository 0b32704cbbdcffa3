package io.playledger.correction.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** Fields of an event that were wrong, with their right values. */
record CorrectEvent(
    @NotNull @Size(min = 1, max = 200) String eventId,
    @NotNull @Size(min = 1, max = 10) Map<String, @NotNull Object> changes,
    @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "\\P{Cc}*", message = "must not have control characters")
        String reason) {}
