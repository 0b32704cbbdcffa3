package io.playledger.platform.error;

import org.jspecify.annotations.Nullable;

/**
 * A request that is refused for a reason the caller can understand and mend. Becomes problem
 * details; knows nothing of HTTP beyond the kind.
 */
public final class Refusal extends RuntimeException {

  /** Why, in terms of what the caller should do next. */
  public enum Kind {
    /** The request says something that cannot be: mend it. */
    INVALID,
    /** What it names is not there. */
    NOT_FOUND,
    /** It does not fit the present state. */
    CONFLICT,
    /** It needs a key that it does not carry. */
    UNAUTHORIZED,
    /** The key that it carries does not open this. */
    FORBIDDEN,
    /** It is larger than is read here. */
    TOO_LARGE,
    /** It is of a kind that is not read here. */
    UNSUPPORTED,
    /** Another instance is there for this: send it there. */
    MISDIRECTED,
    /** It comes sooner after the last than is agreed. */
    TOO_MANY,
    /** It cannot be done at the moment. */
    UNAVAILABLE
  }

  private final Kind kind;
  private final String rule;
  private final @Nullable String field;
  private final int retryAfterSeconds;

  private Refusal(Kind kind, @Nullable String field, String message) {
    this(kind, field, message, 0);
  }

  private Refusal(Kind kind, @Nullable String field, String message, int retryAfterSeconds) {
    // Refusals are answers, not faults: no stack trace to pay for.
    super(message, null, false, false);
    this.kind = kind;
    this.rule = message;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static Refusal invalid(String field, String rule) {
    return new Refusal(Kind.INVALID, field, rule);
  }

  public static Refusal notFound(String field, String what) {
    return new Refusal(Kind.NOT_FOUND, field, what);
  }

  public static Refusal conflict(String field, String why) {
    return new Refusal(Kind.CONFLICT, field, why);
  }

  public static Refusal unauthorized(String why) {
    return new Refusal(Kind.UNAUTHORIZED, null, why);
  }

  public static Refusal forbidden(String why) {
    return new Refusal(Kind.FORBIDDEN, null, why);
  }

  public static Refusal tooLarge(String rule) {
    return new Refusal(Kind.TOO_LARGE, "body", rule);
  }

  public static Refusal unsupported(String field, String rule) {
    return new Refusal(Kind.UNSUPPORTED, field, rule);
  }

  public static Refusal misdirected(String where) {
    return new Refusal(Kind.MISDIRECTED, null, where);
  }

  public static Refusal tooMany(String why, int retryAfterSeconds) {
    return new Refusal(Kind.TOO_MANY, null, why, retryAfterSeconds);
  }

  public static Refusal unavailable(String why, int retryAfterSeconds) {
    return new Refusal(Kind.UNAVAILABLE, null, why, retryAfterSeconds);
  }

  /** When the same may be tried again, in seconds; 0 where waiting does not help. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** The rule that was broken, for the caller to read. */
  public String rule() {
    return rule;
  }

  public Kind kind() {
    return kind;
  }

  /** The field of the request that it is about; null where it is about none. */
  public @Nullable String field() {
    return field;
  }
}
