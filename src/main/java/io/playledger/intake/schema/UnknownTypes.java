package io.playledger.intake.schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a product wants done with events of types that nobody has described. */
public enum UnknownTypes {
  @JsonProperty("accept")
  ACCEPT("accept"),
  @JsonProperty("quarantine")
  QUARANTINE("quarantine");

  private final String label;

  UnknownTypes(String label) {
    this.label = label;
  }

  /** As the database and the wire have it. */
  @Override
  public String toString() {
    return label;
  }
}
