package io.playledger.intake.format;

/** A body that is not JSON, or not in the shape that its format needs to be told into events. */
public final class MalformedBody extends Exception {

  private static final long serialVersionUID = 1;

  MalformedBody(String rule) {
    super(rule, null, false, false);
  }

  /** What is wrong, and where; names nothing of ours. */
  public String rule() {
    return String.valueOf(getMessage());
  }
}
