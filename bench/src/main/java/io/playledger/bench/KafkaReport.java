package io.playledger.bench;

import io.playledger.bench.intake.Rounds;
import io.playledger.bench.kafka.KafkaFigures;
import io.playledger.bench.kafka.KafkaFigures.Backlog;
import io.playledger.bench.kafka.KafkaFigures.Delay;
import java.io.PrintWriter;
import java.util.List;

/** Shows what comes through Kafka, and holds it against its targets. */
final class KafkaReport {
  static final int HEAP_MIB = 512;

  private static final double LEAST_OF_CEILING = 0.35;
  private static final double LEAST_OF_ONE = 1;
  private static final double LONGEST_P99_MILLIS = 500;
  private static final double BYTES_PER_MIB = 1 << 20;

  private final KafkaFigures figures;
  private final PrintWriter out;

  KafkaReport(KafkaFigures figures, PrintWriter out) {
    this.figures = figures;
    this.out = out;
  }

  /** Whether every target was held. */
  boolean print() {
    Rounds topic = figures.ways().topic();
    Rounds batches = figures.ways().batches();
    Rounds two = figures.sinks().two();
    Backlog backlog = figures.sinks().backlog();
    out.println();
    out.println(rates(topic, batches, two));
    out.println(delays(figures.ways().delays()));
    out.println(heap(backlog));
    Verdicts verdicts = new Verdicts(out);
    verdicts.atLeast("written to the topic, of the ceiling", topic.ratio(), LEAST_OF_CEILING);
    verdicts.atLeast("batches over HTTP, of the ceiling", batches.ratio(), LEAST_OF_CEILING);
    verdicts.atLeast("two instances, of one", two.ratio(), LEAST_OF_ONE);
    for (Delay delay : figures.ways().delays()) {
      verdicts.add(
          "p99 at %d per second %s, ms".formatted(delay.perSecond(), delay.way()),
          Table.decimal(delay.p99Millis(), 0),
          "at most 500",
          delay.p99Millis() <= LONGEST_P99_MILLIS);
    }
    verdicts.add(
        "heap used with %d events waiting, MiB".formatted(backlog.events()),
        mebibytes(backlog.mostBytes()),
        "at most " + HEAP_MIB,
        backlog.mostBytes() <= HEAP_MIB * BYTES_PER_MIB);
    out.flush();
    return verdicts.areHeld();
  }

  private static Table rates(Rounds topic, Rounds batches, Rounds two) {
    Table table = new Table("until it is in the ledger", "events/s", "against", "ratio");
    row(table, "written to the topic, against the ceiling", topic);
    row(table, "batches of 500 over HTTP, against the ceiling", batches);
    row(table, "what waits, two instances against one", two);
    return table;
  }

  private static void row(Table table, String what, Rounds rounds) {
    table.row(
        what,
        Table.decimal(rounds.measured(), 0),
        Table.decimal(rounds.against(), 0),
        Table.decimal(rounds.ratio(), 2));
  }

  private static Table delays(List<Delay> delays) {
    Table table = new Table("until it is seen there", "per second", "p50 ms", "p99 ms", "most ms");
    for (Delay delay : delays) {
      table.row(
          delay.way(),
          Table.whole(delay.perSecond()),
          Table.decimal(delay.p50Millis(), 0),
          Table.decimal(delay.p99Millis(), 0),
          Table.decimal(delay.mostMillis(), 0));
    }
    return table;
  }

  private static Table heap(Backlog backlog) {
    Table table =
        new Table("events waiting", "taken s after the start", "live MiB at most", "most used MiB");
    table.row(
        Table.whole(backlog.events()),
        Table.decimal(backlog.seconds(), 1),
        mebibytes(backlog.liveBytes()),
        mebibytes(backlog.mostBytes()));
    return table;
  }

  private static String mebibytes(long bytes) {
    return Table.decimal(bytes / BYTES_PER_MIB, 0);
  }
}
