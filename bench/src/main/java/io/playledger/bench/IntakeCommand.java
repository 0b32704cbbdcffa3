package io.playledger.bench;

import io.playledger.bench.intake.IntakeBench;
import io.playledger.bench.intake.IntakeFigures;
import io.playledger.bench.own.OwnService;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the intake of events from outside and prints what it reaches. */
@Command(
    name = "intake",
    sortOptions = false,
    description = {
      "Sends events over HTTP, in batches and one by one, new ones and duplicates; in turns with the"
          + " same events by COPY into the same PostgreSQL, the ceiling, and with requests that are"
          + " only read. Starts a service of its own on a fresh home and removes both; about 7"
          + " minutes."
    },
    exitCodeOnExecutionException = ExitStatus.CANNOT_MEASURE,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:measured",
      "1:measured, and with --require a target was missed",
      "2:wrong usage, or nothing could be measured"
    })
final class IntakeCommand implements Callable<Integer> {

  /**
   * The intake alone: the models' refresh and tests would take their share. The endpoint that only
   * reads is a debug aid, and the heap is the one that the target names.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "PLAYLEDGER_REPORT_REFRESH_EVERY", "24H",
          "PLAYLEDGER_CHECKS_EVERY", "off",
          "PLAYLEDGER_DEBUG_ENABLED", "true",
          "PLAYLEDGER_HEAP", IntakeReport.HEAP_MIB + "m");

  @Mixin private IntakeOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try {
      options.check();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (OwnService service = OwnService.start(SETTINGS, err)) {
      out.println(Machine.describe(service.database().version()));
      IntakeFigures figures =
          new IntakeBench(service, options.plan(), line -> print(err, line)).measure();
      boolean held = new IntakeReport(figures, out).print();
      return options.require && !held ? ExitStatus.MISSED : ExitStatus.MEASURED;
    }
  }

  private static void print(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }
}
