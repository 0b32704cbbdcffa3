package io.playledger.bench;

import io.playledger.bench.intake.Rounds;
import io.playledger.bench.ranks.RanksFigures;
import io.playledger.bench.ranks.RanksFigures.Times;
import java.io.PrintWriter;

/** Shows how long boards take to read, and holds it against its target. */
final class RanksReport {
  private static final double MOST_OF_SMALL = 2;

  private final RanksFigures figures;
  private final PrintWriter out;

  RanksReport(RanksFigures figures, PrintWriter out) {
    this.figures = figures;
    this.out = out;
  }

  /** Whether every target was held. */
  boolean print() {
    out.println();
    out.println(table());
    Verdicts verdicts = new Verdicts(out);
    for (Times times : figures.times()) {
      double ratio = times.p99().ratio();
      verdicts.add(
          "p99 of %s among %d players, of that among %d"
              .formatted(times.reading().description(), figures.large(), figures.small()),
          Table.decimal(ratio, 2),
          "at most 2.00",
          ratio <= MOST_OF_SMALL);
    }
    out.flush();
    return verdicts.areHeld();
  }

  private Table table() {
    Table table =
        new Table(
            "ms while %d scores a second change".formatted(figures.perSecond()),
            "p50, %d players".formatted(figures.large()),
            "%d players".formatted(figures.small()),
            "p99, %d players".formatted(figures.large()),
            "%d players".formatted(figures.small()),
            "ratio");
    for (Times times : figures.times()) {
      Rounds p50 = times.p50();
      Rounds p99 = times.p99();
      table.row(
          times.reading().description(),
          Table.decimal(p50.measured(), 2),
          Table.decimal(p50.against(), 2),
          Table.decimal(p99.measured(), 2),
          Table.decimal(p99.against(), 2),
          Table.decimal(p99.ratio(), 2));
    }
    return table;
  }
}
