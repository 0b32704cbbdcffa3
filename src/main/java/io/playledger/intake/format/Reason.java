package io.playledger.intake.format;

import java.util.Locale;

/** Why an event is in quarantine. */
public enum Reason {
  /** The body is not JSON, so that it cannot even be told which events it holds. */
  MALFORMED,
  /** A key comes twice in an object. */
  DUPLICATE_KEY,
  /** A text that the database could not keep: NUL, or half a surrogate pair. */
  UNSTORABLE_TEXT,
  /** NaN, infinite, or beyond what a double can hold. */
  NUMBER_OUT_OF_RANGE,
  /** Objects within objects within objects. */
  TOO_DEEP,
  /** The one event is larger than an event may be. */
  TOO_LARGE,
  /** A field of the envelope is missing, unknown, or not what it must be. */
  INVALID_ENVELOPE,
  /** Only the service itself says so. */
  RESERVED,
  /** The key it came with may not write to its product. */
  NOT_ALLOWED,
  /** It happened before events of that age are taken. */
  TOO_EARLY,
  /** It says it happened more than a day from now. */
  TOO_FAR_AHEAD,
  /** The ledger does not reach back so far any more. */
  BEYOND_RETENTION,
  /** Its data breaks the schema of its type. */
  SCHEMA,
  /** The product takes only types that have a schema. */
  UNKNOWN_TYPE,
  /** The database would not have it. */
  REFUSED_BY_DATABASE;

  /** As the API and the database spell it. */
  public String spelled() {
    return name().toLowerCase(Locale.ROOT);
  }
}
