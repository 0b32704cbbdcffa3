package io.playledger.bot.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Sixty questions with four options each; option {@code number % 4} is right. */
final class FakeQuestions {
  private static final List<String> DIFFICULTIES = List.of("easy", "medium", "hard");

  private FakeQuestions() {}

  /** Ten of them, the same ones for the same player. */
  static List<Map<String, Object>> servedTo(String playerId, boolean withAnswers) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
    Collections.shuffle(numbers, new Random(playerId.hashCode()));
    return numbers.stream().limit(10).map(number -> question(number, withAnswers)).toList();
  }

  static boolean isCorrect(String questionId, int option) {
    return Integer.parseInt(questionId.substring(1)) % 4 == option;
  }

  private static Map<String, Object> question(int number, boolean withAnswer) {
    Map<String, Object> question = new HashMap<>();
    question.put("id", "q" + number);
    question.put("questionText", "Which option is right?");
    question.put("options", List.of("a", "b", "c", "d"));
    question.put("category", "numbers");
    question.put("difficulty", DIFFICULTIES.get(number % 3));
    if (withAnswer) {
      question.put("correctIndex", number % 4);
    }
    return question;
  }
}
