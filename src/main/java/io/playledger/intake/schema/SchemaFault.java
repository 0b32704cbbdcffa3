package io.playledger.intake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.FailFastAssertionException;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first rule of a schema that a document breaks.
 *
 * @param path to the field, its steps separated by dots; empty for the whole
 * @param rule in words
 */
record SchemaFault(String path, String rule) {

  /** Names and rules are the work of others, and may be long. */
  private static final int LONGEST = 300;

  /**
   * Null if it breaks none.
   *
   * @throws Work.Exceeded if that takes more than it may
   */
  static @Nullable SchemaFault first(Schema schema, JsonNode document, long limit) {
    Work work = new Work(limit);
    try {
      schema.validate(work, document);
    } catch (FailFastAssertionException e) {
      // Before it there may be one of a keyword that tries alternatives, which does not end the
      // run.
      return of(work.getErrors().isEmpty() ? e.getError() : work.getErrors().get(0));
    }
    List<Error> errors = work.getErrors();
    return errors.isEmpty() ? null : of(errors.get(0));
  }

  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "..";
  }

  private static SchemaFault of(Error error) {
    Deque<String> steps = new ArrayDeque<>();
    for (NodePath step = error.getInstanceLocation();
        step != null && step.getElement(-1) != null;
        step = step.getParent()) {
      steps.addFirst(step.getElement(-1).toString());
    }
    if (error.getProperty() != null) {
      steps.addLast(error.getProperty());
    }
    return new SchemaFault(cut(String.join(".", steps)), cut(rule(error)));
  }

  private static String rule(Error error) {
    return switch (String.valueOf(error.getKeyword())) {
      case "required" -> "is missing";
      case "additionalProperties", "unevaluatedProperties", "false" -> "is not expected here";
      case "type" -> "must be %2$s, but is %1$s".formatted(error.getArguments());
      case "enum" -> String.format(Locale.ROOT, "must be one of %s", error.getArguments());
      case "pattern" ->
          String.format(Locale.ROOT, "must match the pattern %s", error.getArguments());
      default -> error.getMessage();
    };
  }
}
