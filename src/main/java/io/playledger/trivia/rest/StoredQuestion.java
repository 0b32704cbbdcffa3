package io.playledger.trivia.rest;

import io.playledger.trivia.Question;
import java.util.List;

/** A question as an administrator sees it. */
record StoredQuestion(
    String id,
    String category,
    String difficulty,
    String questionText,
    List<String> options,
    int correctIndex) {

  static StoredQuestion of(Question question) {
    return new StoredQuestion(
        question.id,
        question.category,
        question.difficulty,
        question.text,
        question.options,
        question.correctIndex);
  }
}
