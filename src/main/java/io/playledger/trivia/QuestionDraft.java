package io.playledger.trivia;

import io.playledger.platform.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question that wants to join the bank.
 *
 * @param category slug: lower case letters, digits and hyphens
 * @param text at most 500 characters
 * @param options 2 to 8, all different, each at most 200 characters
 * @param correctIndex of the right option, from 0
 */
public record QuestionDraft(
    String category, Difficulty difficulty, String text, List<String> options, int correctIndex) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_SLUG = 50;
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_OPTION = 200;
  private static final int FEWEST_OPTIONS = 2;
  private static final int MOST_OPTIONS = 8;

  /** What is wrong with it, as a refusal that names the field; empty if nothing is. */
  public Optional<Refusal> fault() {
    if (category.length() > LONGEST_SLUG || !SLUG.matcher(category).matches()) {
      return fault("category", "must be a slug of at most %d characters".formatted(LONGEST_SLUG));
    }
    if (!isText(text, LONGEST_TEXT)) {
      return fault("questionText", "must have 1 to %d characters".formatted(LONGEST_TEXT));
    }
    if (options.size() < FEWEST_OPTIONS || options.size() > MOST_OPTIONS) {
      return fault("options", "must be %d to %d".formatted(FEWEST_OPTIONS, MOST_OPTIONS));
    }
    if (!options.stream().allMatch(option -> isText(option, LONGEST_OPTION))) {
      return fault("options", "must each have 1 to %d characters".formatted(LONGEST_OPTION));
    }
    long different =
        options.stream().map(option -> option.strip().toLowerCase(Locale.ROOT)).distinct().count();
    if (different < options.size()) {
      return fault("options", "must all be different");
    }
    if (correctIndex < 0 || correctIndex >= options.size()) {
      return fault("correctIndex", "must be 0 to %d".formatted(options.size() - 1));
    }
    return Optional.empty();
  }

  private static boolean isText(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Optional<Refusal> fault(String field, String rule) {
    return Optional.of(Refusal.invalid(field, rule));
  }
}
