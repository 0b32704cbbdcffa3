package io.playledger.bench;

import java.io.PrintWriter;

/** Says of each figure whether its target is held, and remembers if one is not. */
final class Verdicts {
  private final PrintWriter out;
  private boolean held = true;

  Verdicts(PrintWriter out) {
    this.out = out;
  }

  /** With a digit more than the tables, or 0.50 could be either. */
  void atLeast(String what, double ratio, double target) {
    add(what, Table.decimal(ratio, 3), "at least " + target, ratio >= target);
  }

  void add(String what, String measured, String target, boolean isHeld) {
    out.printf("%s: %s (%s): %s%n", what, measured, target, isHeld ? "held" : "missed");
    held &= isHeld;
  }

  /** Whether every target was. */
  boolean areHeld() {
    return held;
  }
}
