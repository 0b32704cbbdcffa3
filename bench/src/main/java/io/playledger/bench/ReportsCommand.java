package io.playledger.bench;

import io.playledger.bench.own.OwnService;
import io.playledger.bench.reports.ReportBench;
import io.playledger.bench.reports.ReportFigures;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures reports on ledgers of several sizes and prints what grows. */
@Command(
    name = "reports",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Fills ledgers of several sizes by COPY and measures every report, a refresh after 10,000 new"
          + " events and after corrections, a rebuild, and the same reports as plain views over the"
          + " raw events. Each on a service of its own on a fresh home, removed afterwards."
    },
    exitCodeOnExecutionException = ExitStatus.CANNOT_MEASURE,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:measured",
      "1:measured, and with --require a target was missed",
      "2:wrong usage, or nothing could be measured"
    })
final class ReportsCommand implements Callable<Integer> {

  private static final double MOST_GROWTH = 2;
  private static final double LEAST_SPEED_UP = 100;
  private static final double LONGEST_TRANSACTION_MILLIS = 250;

  /** Refreshes are measured, so none may come by itself; and no recount of the whole ledger. */
  private static final Map<String, String> SETTINGS =
      Map.of("PLAYLEDGER_REPORT_REFRESH_EVERY", "24H", "PLAYLEDGER_CHECKS_EVERY", "off");

  @Option(
      names = "--events",
      paramLabel = "N",
      split = ",",
      defaultValue = "100000,1000000,10000000",
      description = "Sizes of the ledgers, smallest first (default: ${DEFAULT-VALUE}).")
  private List<Long> sizes = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Where the draw of the games starts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--require", description = "Fail where a target is missed.")
  private boolean require;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    for (long size : sizes) {
      if (size < 100_000 || size > 100_000_000) {
        throw new ParameterException(
            spec.commandLine(), "--events must be 100000 to 100000000, was " + size);
      }
    }
    if (!sizes.equals(sizes.stream().sorted().distinct().toList())) {
      throw new ParameterException(
          spec.commandLine(), "--events must name the smallest ledger first, was " + sizes);
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<ReportFigures> figures = new ArrayList<>();
    for (long size : sizes) {
      try (OwnService service = OwnService.start(SETTINGS, err)) {
        if (figures.isEmpty()) {
          out.println(Machine.describe(service.database().version()));
        }
        figures.add(new ReportBench(service, size, seed, line -> print(err, line)).measure());
      }
    }
    out.println();
    out.println(reports(figures));
    out.println(refreshes(figures));
    out.println(rebuilds(figures));
    boolean held = judge(figures, out);
    out.flush();
    return require && !held ? ExitStatus.MISSED : ExitStatus.MEASURED;
  }

  private static Table reports(List<ReportFigures> figures) {
    Table table = new Table("report", "events", "p50 ms", "p95 ms", "growth", "plain ms", "faster");
    ReportFigures first = figures.get(0);
    for (String report : first.reports().keySet()) {
      for (ReportFigures size : figures) {
        ReportFigures.OfReport figure = size.report(report);
        table.row(
            report,
            Table.whole(size.events()),
            Table.decimal(figure.p50(), 2),
            Table.decimal(figure.p95(), 2),
            Table.decimal(figure.p95() / first.report(report).p95(), 2),
            Table.decimal(figure.plainMillis(), 0),
            Table.decimal(figure.plainMillis() / figure.p50(), 0));
      }
    }
    return table;
  }

  private static Table refreshes(List<ReportFigures> figures) {
    Table table =
        new Table("refresh behind", "10,000 events ms", "growth", "corrections ms", "growth");
    ReportFigures first = figures.get(0);
    for (ReportFigures size : figures) {
      table.row(
          Table.whole(size.events()),
          Table.decimal(size.refreshMillis(), 0),
          Table.decimal(size.refreshMillis() / first.refreshMillis(), 2),
          Table.decimal(size.correctionMillis(), 0),
          Table.decimal(size.correctionMillis() / first.correctionMillis(), 2));
    }
    return table;
  }

  private static Table rebuilds(List<ReportFigures> figures) {
    Table table =
        new Table(
            "rebuild", "events", "events/s", "longest tx ms", "reader p95 before", "meanwhile");
    for (ReportFigures size : figures) {
      size.rebuilds()
          .forEach(
              (model, figure) ->
                  table.row(
                      model,
                      Table.whole(size.events()),
                      Table.decimal(figure.eventsPerSecond(), 0),
                      Table.decimal(figure.longestMillis(), 0),
                      Table.decimal(figure.p95Before(), 2),
                      Table.decimal(figure.p95Meanwhile(), 2)));
    }
    return table;
  }

  /** Growth from the smallest ledger to the largest; everything else on the largest. */
  private static boolean judge(List<ReportFigures> figures, PrintWriter out) {
    ReportFigures first = figures.get(0);
    ReportFigures last = figures.get(figures.size() - 1);
    boolean held = figures.size() > 1;
    if (held) {
      for (String report : first.reports().keySet()) {
        held &= grows(out, report + " p95", last.report(report).p95(), first.report(report).p95());
      }
      held &= grows(out, "refresh", last.refreshMillis(), first.refreshMillis());
      held &=
          grows(
              out, "refresh after corrections", last.correctionMillis(), first.correctionMillis());
    } else {
      out.println("growth: not measured, with one ledger only");
    }
    ReportFigures.OfReport daily = last.report("daily_games");
    double faster = daily.plainMillis() / daily.p50();
    held &=
        verdict(
            out, "daily_games is faster", "at least 100 times", faster, faster >= LEAST_SPEED_UP);
    for (String model : last.rebuilds().keySet()) {
      double longest = last.rebuild(model).longestMillis();
      held &=
          verdict(
              out,
              "rebuild of %s, longest transaction".formatted(model),
              "at most 250 ms",
              longest,
              longest <= LONGEST_TRANSACTION_MILLIS);
    }
    return held;
  }

  private static boolean grows(PrintWriter out, String what, double last, double first) {
    double growth = last / first;
    return verdict(out, what + " grows", "at most 2 times", growth, growth <= MOST_GROWTH);
  }

  private static boolean verdict(
      PrintWriter out, String what, String target, double measured, boolean held) {
    out.printf(
        "%s: %s (%s): %s%n", what, Table.decimal(measured, 2), target, held ? "held" : "missed");
    return held;
  }

  private static void print(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }
}
