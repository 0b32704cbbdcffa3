package io.playledger.platform.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a body that cannot be read, in the caller's words: Jackson's own messages name
 * our classes.
 */
final class JsonFault {

  private static final String DUPLICATE = "Duplicate field '";
  private static final String ONCE_ONLY = "must come once only";

  private JsonFault() {}

  static Violation of(JsonProcessingException failure) {
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String twice =
          mapping.getCause() instanceof JsonParseException malformed ? duplicate(malformed) : null;
      return twice != null
          ? new Violation(path(mapping) + "." + twice, ONCE_ONLY)
          : new Violation(path(mapping), rule(mapping));
    }
    if (failure instanceof JsonParseException malformed) {
      String twice = duplicate(malformed);
      return twice != null
          ? new Violation(twice, ONCE_ONLY)
          : new Violation("body", "is not JSON" + place(malformed.getLocation()));
    }
    return new Violation("body", "is not the JSON that is expected here");
  }

  private static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(
            step ->
                step.getFieldName() != null
                    ? step.getFieldName()
                    : Integer.toString(step.getIndex()))
        .collect(Collectors.joining("."));
  }

  private static String rule(JsonMappingException failure) {
    Class<?> wanted =
        failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    if (failure.getCause() instanceof JsonParseException) {
      return "is not JSON" + place(failure.getLocation());
    }
    if (failure.getCause() instanceof InputCoercionException) {
      return "is a number out of range";
    }
    if (wanted == null) {
      return "has a wrong type or value";
    }
    if (wanted.isEnum()) {
      return Arrays.stream(wanted.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "must be one of ", ""));
    }
    if (wanted == String.class) {
      // A string that is refused as a string comes with the rule it breaks.
      return failure instanceof InvalidFormatException format && format.getValue() instanceof String
          ? format.getOriginalMessage()
          : "must be a text";
    }
    if (wanted == Integer.class || wanted == Long.class) {
      return "must be a whole number";
    }
    return Collection.class.isAssignableFrom(wanted) ? "must be a list" : "must be an object";
  }

  /** The field that comes twice; null if that is not the fault. */
  private static @Nullable String duplicate(JsonParseException failure) {
    String message = failure.getOriginalMessage();
    return message.startsWith(DUPLICATE)
        ? message.substring(DUPLICATE.length(), message.length() - 1)
        : null;
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
