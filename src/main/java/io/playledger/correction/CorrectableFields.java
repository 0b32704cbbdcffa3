package io.playledger.correction;

import io.playledger.platform.error.Refusal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which fields of which events can be corrected, and what each may be. */
final class CorrectableFields {

  private static final int LONGEST_CATEGORY = 50;

  private static final Map<String, Map<String, Rule>> OF_TYPE =
      Map.of(
          "game_started",
          Map.of(
              "category",
              new Rule(
                  "a text of 1 to 50 characters",
                  value ->
                      value instanceof String text
                          && !text.isBlank()
                          && text.length() <= LONGEST_CATEGORY
                          && text.chars().noneMatch(Character::isISOControl)),
              "questionCount",
              Rule.integer(1, 50)),
          "question_answered",
          Map.of(
              "correct",
              new Rule("true or false", value -> value instanceof Boolean),
              "points",
              Rule.integer(0, 10_000),
              "answerMillis",
              Rule.integer(0, 86_400_000)),
          "game_ended",
          Map.of("finalScore", Rule.integer(0, 1_000_000)));

  private CorrectableFields() {}

  /**
   * The changes, checked and sorted.
   *
   * @throws Refusal if the type, a field or a value cannot be; it names the field
   */
  static SortedMap<String, Object> check(String type, Map<String, ? extends Object> changes) {
    Map<String, Rule> fields = OF_TYPE.get(type);
    if (fields == null) {
      throw Refusal.invalid(
          "eventId",
          "events of type %s cannot be corrected; those of %s can"
              .formatted(type, OF_TYPE.keySet().stream().sorted().toList()));
    }
    SortedMap<String, Object> checked = new TreeMap<>(changes);
    checked.forEach(
        (field, value) -> {
          Rule rule = fields.get(field);
          if (rule == null) {
            throw Refusal.invalid(
                "changes." + field,
                "a %s has no such field to correct; it has %s"
                    .formatted(type, fields.keySet().stream().sorted().toList()));
          }
          if (!rule.allows().test(value)) {
            throw Refusal.invalid("changes." + field, "must be " + rule.text());
          }
        });
    return checked;
  }

  private record Rule(String text, Predicate<Object> allows) {

    static Rule integer(long least, long most) {
      return new Rule(
          "an integer from %d to %d".formatted(least, most),
          value ->
              (value instanceof Integer || value instanceof Long)
                  && ((Number) value).longValue() >= least
                  && ((Number) value).longValue() <= most);
    }
  }
}
