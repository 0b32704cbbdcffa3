package io.playledger.bench;

import io.playledger.bench.projections.ProjectionsFigures;
import io.playledger.bench.projections.ProjectionsFigures.Delay;
import io.playledger.bench.projections.ProjectionsFigures.Folding;
import io.playledger.bench.projections.ProjectionsFigures.Rebuild;
import java.io.PrintWriter;

/** Shows what projections fold, and holds it against its targets. */
final class ProjectionsReport {
  static final int HEAP_MIB = 512;

  private static final double MOST_GROWTH = 1.2;
  private static final double LONGEST_P99_MILLIS = 1_000;
  private static final double BYTES_PER_MIB = 1 << 20;

  private final ProjectionsFigures figures;
  private final PrintWriter out;
  private final Verdicts verdicts;

  ProjectionsReport(ProjectionsFigures figures, PrintWriter out) {
    this.figures = figures;
    this.out = out;
    this.verdicts = new Verdicts(out);
  }

  /** Whether every target was held. */
  boolean print() {
    out.println();
    out.println(foldings());
    out.println(rebuilds());
    out.println(delays());
    for (Folding folding : figures.foldings()) {
      verdicts.atLeast(
          "%s, %s, of intake".formatted(folding.projection(), folding.workload().description()),
          folding.rounds().ratio(),
          folding.workload().leastOfIntake());
    }
    figures.rebuilds().forEach(this::judge);
    for (Delay delay : figures.delays()) {
      verdicts.add(
          "p99 at %d per second until %s has the row, ms"
              .formatted(delay.perSecond(), delay.projection()),
          Table.decimal(delay.p99Millis(), 0),
          "at most 1000",
          delay.p99Millis() <= LONGEST_P99_MILLIS);
    }
    out.flush();
    return verdicts.areHeld();
  }

  private void judge(Rebuild rebuild) {
    verdicts.add(
        "%s anew, time of an event in the last quarter, of the first"
            .formatted(rebuild.projection()),
        Table.decimal(rebuild.growth(), 2),
        "at most 1.20",
        rebuild.growth() <= MOST_GROWTH);
    verdicts.add(
        "%s anew from %d results, heap used, MiB".formatted(rebuild.projection(), rebuild.events()),
        mebibytes(rebuild.mostBytes()),
        "at most " + HEAP_MIB,
        rebuild.mostBytes() <= HEAP_MIB * BYTES_PER_MIB);
  }

  private Table foldings() {
    Table table = new Table("each alone", "", "events/s", "intake events/s", "ratio");
    for (Folding folding : figures.foldings()) {
      table.row(
          folding.projection(),
          folding.workload().description(),
          Table.decimal(folding.rounds().measured(), 0),
          Table.decimal(folding.rounds().against(), 0),
          Table.decimal(folding.rounds().ratio(), 2));
    }
    return table;
  }

  private Table rebuilds() {
    Table table =
        new Table(
            "anew",
            "results",
            "events/s",
            "last quarter, of the first",
            "live MiB at most",
            "most used MiB");
    for (Rebuild rebuild : figures.rebuilds()) {
      table.row(
          rebuild.projection(),
          Table.whole(rebuild.events()),
          Table.decimal(rebuild.perSecond(), 0),
          Table.decimal(rebuild.growth(), 2),
          mebibytes(rebuild.liveBytes()),
          mebibytes(rebuild.mostBytes()));
    }
    return table;
  }

  private Table delays() {
    Table table = new Table("until the row is seen", "per second", "p50 ms", "p99 ms", "most ms");
    for (Delay delay : figures.delays()) {
      table.row(
          delay.projection(),
          Table.whole(delay.perSecond()),
          Table.decimal(delay.p50Millis(), 0),
          Table.decimal(delay.p99Millis(), 0),
          Table.decimal(delay.mostMillis(), 0));
    }
    return table;
  }

  private static String mebibytes(long bytes) {
    return Table.decimal(bytes / BYTES_PER_MIB, 0);
  }
}
