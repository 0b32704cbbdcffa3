package io.playledger.trivia.rest;

import io.playledger.platform.clock.TimeShift;
import io.playledger.platform.config.DebugConfig;
import io.playledger.platform.error.Refusal;
import io.playledger.trivia.NewGame;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a game is to be. Everything may be left out. */
record StartGame(
    @Schema(description = "Who plays; left out for an anonymous game")
        @Nullable
        @Size(min = 1, max = 100)
        @Pattern(regexp = NO_CONTROLS, message = "must not have control characters")
        String playerId,
    @Schema(description = "How many questions, 10 if left out") @Nullable @Min(1) @Max(50)
        Integer questionCount,
    @Schema(description = "Slug of a category; left out for all")
        @Nullable
        @Size(min = 1, max = 50)
        @Pattern(regexp = NO_CONTROLS, message = "must not have control characters")
        String category,
    @Schema(
            description =
                "Any string of the client's own; a retried start with the same is the same game")
        @Nullable
        @Size(min = 1, max = 200)
        @Pattern(regexp = NO_CONTROLS, message = "must not have control characters")
        String clientRequestId,
    @Schema(description = "Debug aid: date this game so many days from now")
        @Nullable
        @Min(-TimeShift.MOST_DAYS)
        @Max(TimeShift.MOST_DAYS)
        Integer shiftDays,
    @Schema(description = "Debug aid: and so many seconds more")
        @Nullable
        @Min(-86_400)
        @Max(86_400)
        Integer shiftSeconds) {

  /** Names with line breaks help nobody. */
  static final String NO_CONTROLS = "\\P{Cc}*";

  static final StartGame DEFAULTS = new StartGame(null, null, null, null, null, null);
  private static final int QUESTIONS = 10;

  NewGame toNewGame(DebugConfig debug) {
    if (!debug.enabled() && (shiftDays != null || shiftSeconds != null)) {
      throw Refusal.invalid(
          shiftDays != null ? "shiftDays" : "shiftSeconds", "is there only with the debug aids on");
    }
    return new NewGame(
        playerId,
        questionCount == null ? QUESTIONS : questionCount,
        category,
        clientRequestId,
        Duration.ofDays(shiftDays == null ? 0 : shiftDays)
            .plusSeconds(shiftSeconds == null ? 0 : shiftSeconds));
  }
}
