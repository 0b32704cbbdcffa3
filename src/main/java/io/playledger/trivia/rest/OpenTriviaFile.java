package io.playledger.trivia.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.playledger.trivia.Difficulty;
import io.playledger.trivia.OpenTriviaImport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** An answer of the Open Trivia Database, as its API gives it. */
record OpenTriviaFile(@NotNull @Size(max = 1000) List<@Valid @NotNull Entry> results) {

  List<OpenTriviaImport.Result> checkedResults() {
    return results.stream().map(Entry::toResult).toList();
  }

  /** One question of it. */
  record Entry(
      @NotNull String category,
      @NotNull Difficulty difficulty,
      @NotNull String question,
      @NotNull @JsonProperty("correct_answer") String correctAnswer,
      @NotNull @JsonProperty("incorrect_answers") List<@NotNull String> incorrectAnswers) {

    OpenTriviaImport.Result toResult() {
      return new OpenTriviaImport.Result(
          category, difficulty, question, correctAnswer, incorrectAnswers);
    }
  }
}
