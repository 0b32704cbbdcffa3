package io.playledger.platform.key.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key that is to be made. */
record CreateKey(
    @NotNull
        @Size(min = 1, max = 64)
        @Pattern(
            regexp = "(?! )[A-Za-z0-9 ._-]*(?<! )",
            message =
                "must be of letters, digits, ' ', '.', '_' and '-', with no space at either end")
        String name,
    @NotNull @Size(min = 1, max = 50) List<@NotNull String> scopes,
    @Min(1) @Max(1_000_000) @Nullable Integer eventsPerSecond) {}
