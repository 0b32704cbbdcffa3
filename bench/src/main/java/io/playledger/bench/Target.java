package io.playledger.bench;

/**
 * What a benchmark is to reach.
 *
 * @param name what is measured
 * @param ratio of the ceiling, at least
 */
record Target(String name, double ratio) {

  boolean isHeld(double measured) {
    return measured >= ratio;
  }

  /** With a digit more than the table, or 0.60 could be either. */
  String verdict(double measured) {
    return "%s >= %s of the ceiling: %s (%s)"
        .formatted(
            name,
            Table.decimal(ratio, 1),
            isHeld(measured) ? "held" : "missed",
            Table.decimal(measured, 3));
  }

  String notMeasured() {
    return "%s >= %s of the ceiling: not measured".formatted(name, Table.decimal(ratio, 1));
  }
}
