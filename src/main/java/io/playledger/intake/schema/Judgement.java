package io.playledger.intake.schema;

import org.jspecify.annotations.Nullable;

/** What becomes of an event by its schema. */
public sealed interface Judgement {

  /**
   * It may go on.
   *
   * @param version of the schema that it fits, 0 for a built-in one; null for a type that nobody
   *     has described, where the product accepts those
   */
  record Fits(@Nullable Integer version) implements Judgement {}

  /**
   * It breaks a rule.
   *
   * @param version of the schema, 0 for a built-in one
   * @param field where, such as {@code data.winnerId}
   * @param rule the first that is broken, in words
   */
  record Breaks(int version, String field, String rule) implements Judgement {}

  /** Nobody has described its type, and the product wants such events in quarantine. */
  record UnknownType() implements Judgement {}
}
