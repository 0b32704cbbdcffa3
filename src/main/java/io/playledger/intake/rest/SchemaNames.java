package io.playledger.intake.rest;

/** How types of events are named. */
final class SchemaNames {

  static final String TYPE = "[a-z][a-z0-9_]{0,99}";
  static final String TYPE_RULE =
      "must be 1 to 100 lower-case letters, digits and underscores, and begin with a letter";

  private SchemaNames() {}
}
