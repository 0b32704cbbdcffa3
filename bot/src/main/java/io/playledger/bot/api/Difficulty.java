package io.playledger.bot.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How hard the service says a question is. */
public enum Difficulty {
  EASY,
  /** Also where the service names no difficulty or one unknown here. */
  @JsonEnumDefaultValue
  MEDIUM,
  HARD
}
