package io.playledger.bot;

import io.playledger.bot.api.GameApi;
import io.playledger.bot.api.RetryPolicy;
import io.playledger.bot.plan.RunPlan;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks that a run can be played, plays it, and tells how it went by its exit status. */
@Command(
    name = "play",
    sortOptions = false,
    description = {
      "Plays trivia games on past days, as many people would have, and prints per day what the"
          + " service acknowledged. The service needs playledger.debug.enabled=true."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all games were played",
      "1:some games failed, or the summary could not be written",
      "2:wrong usage, or the service cannot be played against; nothing was played",
      "130:stopped with Ctrl-C; what was played is printed"
    })
final class PlayCommand implements Callable<Integer> {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  @Mixin private PlayOptions options;
  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    RunPlan plan = checkedPlan();
    try (HttpClient http = httpClient()) {
      try {
        ServiceCheck.check(new GameApi(http, options.url, RetryPolicy.brief(), clock), options.url);
      } catch (CannotStartException e) {
        err.println(e.getMessage());
        return ExitStatus.CANNOT_START;
      }
      GameApi api = new GameApi(http, options.url, RetryPolicy.patient(), clock);
      return new Run(options, plan, api, out, err).play();
    }
  }

  private RunPlan checkedPlan() {
    try {
      options.check();
      return options.plan(LocalDate.now(clock));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static HttpClient httpClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1) // no attempt to upgrade every first request
        .connectTimeout(CONNECT_WITHIN)
        .build();
  }
}
