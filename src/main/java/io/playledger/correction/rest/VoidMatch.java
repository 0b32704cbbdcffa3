package io.playledger.correction.rest;

import io.playledger.correction.MatchName;
import io.playledger.platform.error.Refusal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A match that is to count nowhere: a game of trivia by its id, or a match of any game by its
 * session.
 */
record VoidMatch(
    @Nullable @Size(min = 1, max = 200) String gameId,
    @Nullable
        @Size(min = 1, max = 256)
        @Pattern(regexp = "\\P{Cc}*", message = "must not have control characters")
        String product,
    @Nullable
        @Size(min = 1, max = 256)
        @Pattern(regexp = "\\P{Cc}*", message = "must not have control characters")
        String matchId,
    @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "\\P{Cc}*", message = "must not have control characters")
        String reason) {

  /**
   * The one that is meant.
   *
   * @throws Refusal if none is, or two
   */
  MatchName match() {
    if (gameId != null && product == null && matchId == null) {
      return MatchName.ofTrivia(gameId);
    }
    if (gameId != null) {
      throw Refusal.invalid("gameId", "must not come with product or matchId");
    }
    if (product == null && matchId == null) {
      throw Refusal.invalid("gameId", "must be given, or else product and matchId");
    }
    if (product == null) {
      throw Refusal.invalid("product", "must come with matchId");
    }
    if (matchId == null) {
      throw Refusal.invalid("matchId", "must come with product");
    }
    return MatchName.of(product, matchId);
  }
}
