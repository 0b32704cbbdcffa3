package io.playledger.trivia.rest;

import io.playledger.trivia.Difficulty;
import io.playledger.trivia.QuestionDraft;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** A question as an administrator writes it. */
record WriteQuestion(
    @NotNull String category,
    @NotNull Difficulty difficulty,
    @NotNull String questionText,
    @NotNull List<@NotNull String> options,
    @NotNull Integer correctIndex) {

  QuestionDraft toDraft() {
    return new QuestionDraft(category, difficulty, questionText, options, correctIndex);
  }
}
