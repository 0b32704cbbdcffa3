package io.playledger.trivia.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.playledger.trivia.Question;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A question as a player sees it. */
record AskedQuestion(
    String id,
    String questionText,
    List<String> options,
    String category,
    String difficulty,
    @Schema(description = "Debug aid: the right answer. Never there in production.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Integer correctIndex) {

  static AskedQuestion of(Question question, boolean withAnswer) {
    return new AskedQuestion(
        question.id,
        question.text,
        question.options,
        question.category,
        question.difficulty,
        withAnswer ? question.correctIndex : null);
  }
}
