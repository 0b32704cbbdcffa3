package io.playledger.intake.rest;

/** How products and types of events are named. */
final class SchemaNames {

  static final String PRODUCT = "[a-z0-9][a-z0-9._-]{0,63}";
  static final String PRODUCT_RULE =
      "must be 1 to 64 lower-case letters, digits, dots, hyphens and underscores, and begin with a"
          + " letter or digit";

  static final String TYPE = "[a-z][a-z0-9_]{0,99}";
  static final String TYPE_RULE =
      "must be 1 to 100 lower-case letters, digits and underscores, and begin with a letter";

  private SchemaNames() {}
}
