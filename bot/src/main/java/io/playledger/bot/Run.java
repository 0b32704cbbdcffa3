package io.playledger.bot;

import io.playledger.bot.api.GameApi;
import io.playledger.bot.plan.RunPlan;
import io.playledger.bot.play.Crew;
import io.playledger.bot.play.Ending;
import io.playledger.bot.play.Progress;
import io.playledger.bot.play.Tally;
import io.playledger.bot.report.RunReport;
import io.playledger.bot.report.Summary;
import io.playledger.bot.report.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.UUID;

/** One run from its first line of output to its last. */
final class Run {
  private final PlayOptions options;
  private final RunPlan plan;
  private final GameApi api;
  private final PrintWriter out;
  private final PrintWriter err;

  private final String runId = UUID.randomUUID().toString();
  private final Tally tally = new Tally();

  Run(PlayOptions options, RunPlan plan, GameApi api, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.plan = plan;
    this.api = api;
    this.out = out;
    this.err = err;
  }

  /** Plays, prints, and returns the exit status. */
  int play() {
    announce();
    try (CtrlC ctrlC = new CtrlC()) {
      long startedNanos = System.nanoTime();
      Ending ending;
      try (Progress progress = ProgressDisplays.choose(options.quiet, plan.totalGames(), err)) {
        ending = new Crew(api, runId, tally, progress, options.concurrency).play(plan);
      }
      boolean written = print(report(Duration.ofNanos(System.nanoTime() - startedNanos)));
      explain(ending);
      boolean allPlayed = ending == Ending.COMPLETED && tally.failed() == 0;
      return allPlayed && written ? ExitStatus.ALL_PLAYED : ExitStatus.SOME_FAILED;
    }
  }

  private void announce() {
    if (!options.quiet) {
      err.printf(
          "Run %s, seed %s: %s games on %s days, %s to %s, at %s%n",
          runId,
          plan.seed(),
          plan.totalGames(),
          plan.days(),
          plan.firstDay(),
          plan.lastDay(),
          options.url);
      err.flush();
    }
  }

  private RunReport report(Duration wallTime) {
    return new RunReport(
        runId, plan.seed(), tally.days(), api.requests(), api.retries(), tally.failed(), wallTime);
  }

  private boolean print(RunReport report) {
    out.print(Table.of(report));
    out.flush();
    if (options.summary == null) {
      return true;
    }
    try {
      Summary.of(report).writeTo(options.summary);
      return true;
    } catch (IOException e) {
      err.println("The summary could not be written: " + e);
      return false;
    }
  }

  private void explain(Ending ending) {
    switch (ending) {
      case COMPLETED -> {}
      case INTERRUPTED -> err.println("Interrupted: the table shows what was played until then.");
      case SERVICE_GONE -> err.println("The service stays away; the other games were not tried.");
    }
    if (tally.failed() > 0) {
      err.println(tally.failed() + " games failed. The first reasons:");
      tally.firstReasons().forEach(reason -> err.println("  " + reason));
    }
    err.flush();
  }
}
