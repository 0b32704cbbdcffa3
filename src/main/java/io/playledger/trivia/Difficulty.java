package io.playledger.trivia;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How hard a question is meant to be. The names are those of the database and of the wire. */
public enum Difficulty {
  @JsonProperty("easy")
  EASY("easy"),
  @JsonProperty("medium")
  MEDIUM("medium"),
  @JsonProperty("hard")
  HARD("hard");

  private final String label;

  Difficulty(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  @Override
  public String toString() {
    return label;
  }
}
