package io.playledger.bench;

import io.playledger.bench.own.OwnService;
import io.playledger.bench.projections.DelayBench;
import io.playledger.bench.projections.ProjectionsBench;
import io.playledger.bench.projections.ProjectionsFigures;
import io.playledger.bench.projections.ProjectionsFigures.Delay;
import io.playledger.bench.projections.ProjectionsFigures.Folding;
import io.playledger.bench.projections.ProjectionsFigures.Rebuild;
import io.playledger.bench.projections.ProjectionsPlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the projections and prints what they fold. */
@Command(
    name = "projections",
    sortOptions = false,
    description = {
      "Has intake write results of matches while nobody folds them, and each projection fold them"
          + " alone while nobody writes, in turns; then computes each anew, and measures how long it"
          + " takes until an event can be seen. Starts services of its own on fresh homes and removes"
          + " all; about 7 minutes."
    },
    exitCodeOnExecutionException = ExitStatus.CANNOT_MEASURE,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:measured",
      "1:measured, and with --require a target was missed",
      "2:wrong usage, or nothing could be measured"
    })
final class ProjectionsCommand implements Callable<Integer> {
  private static final int MOST_EVENTS = 10_000_000;
  private static final int FEWEST_RESULTS = 10_000;
  private static final int SHORTEST_SECONDS = 2;
  private static final String NO_PROJECTIONS = "game,intake,sink,refresh,api";

  /**
   * Models' refresh and tests would take their share. The heap is the one that the target names.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "PLAYLEDGER_REPORT_REFRESH_EVERY", "24H",
          "PLAYLEDGER_CHECKS_EVERY", "off",
          "PLAYLEDGER_HEAP", ProjectionsReport.HEAP_MIB + "m");

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "200000",
      description =
          "Events that are written and then folded in a round, of each workload"
              + " (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--results",
      paramLabel = "N",
      defaultValue = "1000000",
      description =
          "Results that are there before, not counted, and that each projection is computed anew"
              + " from at the end (default: ${DEFAULT-VALUE}).")
  private int results;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long events come at a fixed rate (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private SharedOptions shared;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try {
      shared.check();
      Bounds.check("--events", events, 1, MOST_EVENTS);
      Bounds.check("--results", results, FEWEST_RESULTS, MOST_EVENTS);
      Bounds.check("--seconds", seconds, SHORTEST_SECONDS, Bounds.LONGEST_SECONDS);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    ProjectionsFigures figures = measure(out);
    boolean held = new ProjectionsReport(figures, out).print();
    return shared.require && !held ? ExitStatus.MISSED : ExitStatus.MEASURED;
  }

  private ProjectionsFigures measure(PrintWriter out) throws Exception {
    ProjectionsPlan plan =
        new ProjectionsPlan(events, results, shared.rounds, Duration.ofSeconds(seconds));
    try (OwnService intake = OwnService.start(with(NO_PROJECTIONS), err())) {
      out.println(Machine.describe(intake.database().version()));
      out.flush();
      List<Folding> foldings;
      List<Rebuild> rebuilds;
      long folded;
      try (OwnService projector = intake.startBeside(with("project"), err());
          ProjectionsBench bench = new ProjectionsBench(intake, projector, plan, this::say)) {
        foldings = bench.measureFolding();
        rebuilds = bench.measureRebuilds();
        folded = bench.goOn();
      }
      try (OwnService whole = intake.startBeside(SETTINGS, err())) {
        List<Delay> delays =
            new DelayBench(whole, intake.database(), folded, plan, this::say).measure();
        return new ProjectionsFigures(foldings, rebuilds, delays);
      }
    }
  }

  private static Map<String, String> with(String roles) {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.put("PLAYLEDGER_ROLES", roles);
    return all;
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private void say(String line) {
    err().println(line);
    err().flush();
  }
}
