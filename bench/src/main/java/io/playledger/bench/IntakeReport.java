package io.playledger.bench;

import io.playledger.bench.intake.IntakeFigures;
import io.playledger.bench.intake.IntakeFigures.Batches;
import io.playledger.bench.intake.IntakeFigures.Latency;
import io.playledger.bench.intake.Rounds;
import io.playledger.bench.intake.Soak;
import java.io.PrintWriter;

/** Shows what the intake reaches, and holds it against its targets. */
final class IntakeReport {
  static final int HEAP_MIB = 512;

  private static final double LEAST_OF_CEILING = 0.5;
  private static final double LEAST_OF_ONLY_READ = 0.5;
  private static final double LONGEST_P99_MILLIS = 50;
  private static final double LEAST_OF_NEW = 1;

  /** Of the first quarter; what live data goes up and down by without growing. */
  private static final double MOST_GROWTH = 1.1;

  private static final double BYTES_PER_MIB = 1 << 20;

  private final IntakeFigures figures;
  private final PrintWriter out;
  private final Verdicts verdicts;

  IntakeReport(IntakeFigures figures, PrintWriter out) {
    this.figures = figures;
    this.out = out;
    this.verdicts = new Verdicts(out);
  }

  /** Whether every target was held. */
  boolean print() {
    boolean isWhole = true;
    out.println();
    out.println(batches());
    out.println(others());
    if (figures.soak() != null) {
      out.println(heap(figures.soak()));
    }
    verdicts.atLeast(
        "batches over %d connections, of the ceiling".formatted(figures.best().connections()),
        figures.best().rounds().ratio(),
        LEAST_OF_CEILING);
    verdicts.atLeast(
        "single events, of those only read", figures.singles().ratio(), LEAST_OF_ONLY_READ);
    double p99 = figures.latency().p99Millis();
    verdicts.add(
        "p99 of single events at half of their peak, ms",
        Table.decimal(p99, 1),
        "at most 50",
        p99 <= LONGEST_P99_MILLIS);
    verdicts.atLeast("duplicates, of new events", figures.duplicates().ratio(), LEAST_OF_NEW);
    if (figures.soak() != null) {
      judge(figures.soak());
    } else {
      out.println("heap: not measured");
      isWhole = false;
    }
    out.flush();
    return isWhole && verdicts.areHeld();
  }

  private Table batches() {
    Table table = new Table("batches of 500 over", "events/s", "ceiling events/s", "ratio");
    for (Batches some : figures.batches()) {
      row(table, "%d connections".formatted(some.connections()), some.rounds());
    }
    return table;
  }

  private Table others() {
    Table table = new Table("", "per second", "against", "ratio", "p50 ms", "p99 ms");
    Rounds singles = figures.singles();
    table.row(
        "single events, against only read",
        Table.decimal(singles.measured(), 0),
        Table.decimal(singles.against(), 0),
        Table.decimal(singles.ratio(), 2),
        "",
        "");
    Latency latency = figures.latency();
    table.row(
        "single events at half of that",
        Table.decimal(latency.perSecond(), 0),
        "",
        "",
        Table.decimal(latency.p50Millis(), 1),
        Table.decimal(latency.p99Millis(), 1));
    Rounds duplicates = figures.duplicates();
    table.row(
        "duplicates, against new events",
        Table.decimal(duplicates.measured(), 0),
        Table.decimal(duplicates.against(), 0),
        Table.decimal(duplicates.ratio(), 2),
        "",
        "");
    return table;
  }

  private static void row(Table table, String what, Rounds rounds) {
    table.row(
        what,
        Table.decimal(rounds.measured(), 0),
        Table.decimal(rounds.against(), 0),
        Table.decimal(rounds.ratio(), 2));
  }

  private static Table heap(Soak soak) {
    Table table =
        new Table(
            "seconds",
            "events/s",
            "live MiB at first",
            "at last",
            "most used MiB",
            "not answered 200");
    table.row(
        Table.whole(soak.seconds()),
        Table.decimal(soak.eventsPerSecond(), 0),
        mebibytes(soak.atFirst()),
        mebibytes(soak.atLast()),
        mebibytes(soak.mostBytes()),
        Table.whole(soak.refused()));
    return table;
  }

  private void judge(Soak soak) {
    double growth = soak.atLast() / soak.atFirst();
    verdicts.add(
        "live heap from the first to the last quarter of %d s, times".formatted(soak.seconds()),
        Table.decimal(growth, 2),
        "at most 1.10",
        growth <= MOST_GROWTH);
    verdicts.add(
        "heap used, MiB",
        mebibytes(soak.mostBytes()),
        "at most " + HEAP_MIB,
        soak.mostBytes() <= HEAP_MIB * BYTES_PER_MIB);
    verdicts.add(
        "requests not answered 200"
            + (soak.refused() == 0 ? "" : ", the first with " + soak.firstRefusal()),
        Table.whole(soak.refused()),
        "none",
        soak.refused() == 0);
  }

  private static String mebibytes(double bytes) {
    return Table.decimal(bytes / BYTES_PER_MIB, 0);
  }
}
