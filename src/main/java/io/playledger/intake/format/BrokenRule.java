package io.playledger.intake.format;

/** An event breaks a rule; the others of its request are not touched. */
public final class BrokenRule extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Fault fault;

  public BrokenRule(Fault fault) {
    // An answer, not a failure of ours: no stack trace to pay for.
    super(fault.rule(), null, false, false);
    this.fault = fault;
  }

  BrokenRule(Reason reason, String field, String rule) {
    this(Fault.of(reason, field, rule));
  }

  public Fault fault() {
    return fault;
  }
}
