package io.playledger.bench;

import io.playledger.bench.game.GameBench;
import io.playledger.bench.game.GameFigures;
import io.playledger.bench.own.OwnService;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the game loop and prints a line per number of clients. */
@Command(
    name = "game",
    sortOptions = false,
    description = {
      "Plays whole games over HTTP as fast as the service answers, and in turns the same SQL in"
          + " plain JDBC on the same PostgreSQL, the ceiling. Starts a service of its own on a fresh"
          + " home and removes both; about 5 minutes."
    },
    exitCodeOnExecutionException = ExitStatus.CANNOT_MEASURE,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:measured",
      "1:measured, and with --require the target was missed",
      "2:wrong usage, or nothing could be measured"
    })
final class GameCommand implements Callable<Integer> {

  private static final Target TARGET = new Target("Game loop at 64 clients", 0.6);
  private static final int TARGET_CLIENTS = 64;

  /**
   * The game loop alone: the refresh of the models and their tests would take their share of both
   * sides, and in the ceiling's rounds do so in the service's process.
   */
  private static final Map<String, String> SETTINGS =
      Map.of("PLAYLEDGER_REPORT_REFRESH_EVERY", "24H", "PLAYLEDGER_CHECKS_EVERY", "off");

  @Mixin private GameOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    checkOptions();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (OwnService service = OwnService.start(SETTINGS, err)) {
      out.println(Machine.describe(service.database().version()));
      GameBench bench = new GameBench(service, options.plan(), line -> print(err, line));
      List<GameFigures> figures = bench.measure();
      out.println();
      out.print(table(figures));
      return judge(figures, out);
    }
  }

  static Table table(List<GameFigures> figures) {
    Table table =
        new Table(
            "clients", "games/s", "answers/s", "p50 ms", "p99 ms", "ceiling answers/s", "ratio");
    for (GameFigures line : figures) {
      table.row(
          Table.whole(line.clients()),
          Table.decimal(line.service().gamesPerSecond(), 1),
          Table.decimal(line.service().answersPerSecond(), 0),
          Table.decimal(line.service().answerMillis(50), 2),
          Table.decimal(line.service().answerMillis(99), 2),
          Table.decimal(line.ceiling().answersPerSecond(), 0),
          Table.decimal(line.ratio(), 2));
    }
    return table;
  }

  private int judge(List<GameFigures> figures, PrintWriter out) {
    for (GameFigures line : figures) {
      if (line.clients() == TARGET_CLIENTS) {
        out.println(TARGET.verdict(line.ratio()));
        out.flush();
        return options.require && !TARGET.isHeld(line.ratio())
            ? ExitStatus.MISSED
            : ExitStatus.MEASURED;
      }
    }
    out.println(TARGET.notMeasured());
    out.flush();
    return options.require ? ExitStatus.MISSED : ExitStatus.MEASURED;
  }

  private void checkOptions() {
    try {
      options.check();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static void print(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }
}
