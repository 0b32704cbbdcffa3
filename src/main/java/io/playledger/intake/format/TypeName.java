package io.playledger.intake.format;

import io.playledger.event.Event;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of event types. Other formats name them freely ({@code Level Completed}, {@code
 * com.example.LevelCompleted}); here they are snake case, and the name as it came goes along in the
 * context.
 */
final class TypeName {

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGE = Pattern.compile("^_+|_+$");
  private static final int LONGEST = 1000;

  private TypeName() {}

  /**
   * The name in snake case: {@code levelCompleted}, {@code Level Completed} and {@code
   * level-completed} are all {@code level_completed}.
   *
   * @throws BrokenRule if nothing that begins with a letter is left, or too much is
   */
  static String snakeCase(String field, String name) throws BrokenRule {
    if (Event.isTypeName(name)) {
      return name;
    }
    if (name.length() <= LONGEST) {
      String humps = HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
      String snake = EDGE.matcher(OTHER.matcher(humps).replaceAll("_")).replaceAll("");
      if (Event.isTypeName(snake)) {
        return snake;
      }
    }
    throw Fields.invalid(
        field, "must begin with a letter from a to z and have at most 100 characters");
  }
}
