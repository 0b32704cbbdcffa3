package io.playledger.bench;

import io.playledger.bench.own.OwnService;
import io.playledger.bench.ranks.RanksBench;
import io.playledger.bench.ranks.RanksFigures;
import io.playledger.bench.ranks.RanksPlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how long boards take to read and prints it. */
@Command(
    name = "ranks",
    sortOptions = false,
    description = {
      "Fills a small and a large board with matches, and reads both in turns while a thousand scores a"
          + " second change on the one that is read. Starts a service of its own on a fresh home and"
          + " removes both; about 5 minutes."
    },
    exitCodeOnExecutionException = ExitStatus.CANNOT_MEASURE,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:measured",
      "1:measured, and with --require a target was missed",
      "2:wrong usage, or nothing could be measured"
    })
final class RanksCommand implements Callable<Integer> {
  private static final int FEWEST_PLAYERS = 1_000;
  private static final int MOST_PLAYERS = 10_000_000;

  /** Models' refresh and tests would take their share. */
  private static final Map<String, String> SETTINGS =
      Map.of("PLAYLEDGER_REPORT_REFRESH_EVERY", "24H", "PLAYLEDGER_CHECKS_EVERY", "off");

  @Option(
      names = "--small",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Players on the small board (default: ${DEFAULT-VALUE}).")
  private int small;

  @Option(
      names = "--large",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Players on the large board (default: ${DEFAULT-VALUE}).")
  private int large;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long each board is read in a round (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private SharedOptions shared;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try {
      shared.check();
      Bounds.check("--small", small, FEWEST_PLAYERS, MOST_PLAYERS);
      Bounds.check("--large", large, FEWEST_PLAYERS, MOST_PLAYERS);
      Bounds.check("--seconds", seconds, 1, Bounds.LONGEST_SECONDS);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    RanksPlan plan =
        new RanksPlan(even(small), even(large), shared.rounds, Duration.ofSeconds(seconds));
    try (OwnService service = OwnService.start(SETTINGS, err)) {
      out.println(Machine.describe(service.database().version()));
      out.flush();
      try (RanksBench bench = new RanksBench(service, plan, line -> say(err, line))) {
        RanksFigures figures = bench.measure();
        boolean held = new RanksReport(figures, out).print();
        return shared.require && !held ? ExitStatus.MISSED : ExitStatus.MEASURED;
      }
    }
  }

  /** They come to the board in twos. */
  private static int even(int players) {
    return players + players % 2;
  }

  private static void say(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }
}
