package io.playledger.trivia.rest;

import io.playledger.platform.config.DebugConfig;
import io.playledger.platform.error.Refusal;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An answer. */
record GiveAnswer(
    @NotNull @Size(max = 200) String sessionId,
    @NotNull
        @Size(max = 200)
        @Pattern(regexp = StartGame.NO_CONTROLS, message = "must not have control characters")
        String questionId,
    @Schema(description = "Index of the option chosen, from 0; one outside the options is wrong")
        @NotNull
        Long answer,
    @Schema(description = "Debug aid: as if the player had thought for so many milliseconds")
        @Nullable
        @Min(0)
        @Max(3_600_000)
        Long elapsedMillis) {

  Duration elapsed(DebugConfig debug) {
    if (elapsedMillis == null) {
      return Duration.ZERO;
    }
    if (!debug.enabled()) {
      throw Refusal.invalid("elapsedMillis", "is there only with the debug aids on");
    }
    return Duration.ofMillis(elapsedMillis);
  }
}
