package io.playledger.intake.format;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an event.
 *
 * @param reason the rule that it breaks
 * @param field where in the event; null where it is about the whole
 * @param rule what must hold, for people to read
 * @param schemaVersion version of the schema that it breaks; null where the reason is another
 */
public record Fault(
    Reason reason, @Nullable String field, String rule, @Nullable Integer schemaVersion) {

  public static Fault of(Reason reason, @Nullable String field, String rule) {
    return new Fault(reason, field, rule, null);
  }
}
