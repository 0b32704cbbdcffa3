package io.playledger.trivia;

import io.playledger.platform.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Takes questions in the JSON format of the Open Trivia Database: texts are HTML-escaped, the right
 * answer stands apart from the wrong ones.
 */
@ApplicationScoped
public class OpenTriviaImport {

  private final QuestionBank bank;

  OpenTriviaImport(QuestionBank bank) {
    this.bank = bank;
  }

  /** One result of an answer of that database. */
  public record Result(
      String category,
      Difficulty difficulty,
      String question,
      String correctAnswer,
      List<String> incorrectAnswers) {}

  /**
   * What became of an import.
   *
   * @param imported new questions
   * @param known questions that the bank had already
   * @param rejected those that cannot be questions here, and why
   */
  public record Outcome(int imported, int known, List<Rejected> rejected) {}

  /**
   * A result that was not taken.
   *
   * @param index in the list given, from 0
   */
  public record Rejected(int index, String field, String reason) {}

  /** Imports what can be imported; the same results again change nothing. */
  @Transactional
  public Outcome run(List<Result> results) {
    bank.lockForAdding();
    int imported = 0;
    int known = 0;
    List<Rejected> rejected = new ArrayList<>();
    for (int index = 0; index < results.size(); index++) {
      QuestionDraft draft = draft(results.get(index));
      Optional<Refusal> fault = draft.fault();
      if (fault.isPresent()) {
        rejected.add(new Rejected(index, String.valueOf(fault.get().field()), fault.get().rule()));
      } else if (bank.addOnce(id(results.get(index)), draft)) {
        imported++;
      } else {
        known++;
      }
    }
    return new Outcome(imported, known, rejected);
  }

  private static QuestionDraft draft(Result result) {
    String correct = unescape(result.correctAnswer());
    List<String> options = new ArrayList<>();
    options.add(correct);
    result.incorrectAnswers().forEach(answer -> options.add(unescape(answer)));
    // The same question is shuffled the same way, so that a second import is no change.
    Collections.shuffle(options, new Random(id(result).hashCode()));
    return new QuestionDraft(
        slug(unescape(result.category())),
        result.difficulty(),
        unescape(result.question()),
        options,
        options.indexOf(correct));
  }

  private static String id(Result result) {
    String content = result.category() + '\n' + result.question() + '\n' + result.correctAnswer();
    return "opentdb-" + UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String slug(String category) {
    return category.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String unescape(String html) {
    return StringEscapeUtils.unescapeHtml4(html).strip();
  }
}
