package io.playledger.bot.api;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as served.
 *
 * @param correctIndex which option is right; null where the service's debug aids are off
 */
public record Question(
    String id, List<String> options, Difficulty difficulty, @Nullable Integer correctIndex) {

  public Question {
    requireNonNull(id, "id");
    requireNonNull(options, "options");
    difficulty = requireNonNullElse(difficulty, Difficulty.MEDIUM);
  }
}
