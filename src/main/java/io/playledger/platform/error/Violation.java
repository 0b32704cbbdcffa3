package io.playledger.platform.error;

/**
 * A field of the request and the rule that it breaks.
 *
 * @param field as the caller knows it; {@code body} for the whole
 */
record Violation(String field, String message) {}
