package io.playledger.bench;

import io.playledger.bench.game.GamePlan;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of {@code game}, as picocli fills them in. */
final class GameOptions {
  private static final int MOST_CLIENTS = 512;

  @Option(
      names = "--clients",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,8,64",
      description = "Clients that play at the same time, a list (default: ${DEFAULT-VALUE}).")
  List<Integer> clients;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "How long to measure the service per number of clients, and as long the ceiling; in"
              + " rounds, in turns (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Seconds that each side plays before, not counted. Every round besides begins with one"
              + " that is not counted (default: ${DEFAULT-VALUE}).")
  int warmUp;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Into how many rounds the seconds are split (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Where the draw of the answers starts (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(names = "--require", description = "Fail where the target is missed.")
  boolean require;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  /**
   * Checks what picocli cannot.
   *
   * @throws IllegalArgumentException naming the option and what it takes
   */
  void check() {
    for (int count : clients) {
      Bounds.check("--clients", count, 1, MOST_CLIENTS);
    }
    Bounds.check("--seconds", seconds, 1, Bounds.LONGEST_SECONDS);
    Bounds.check("--warm-up", warmUp, 0, Bounds.LONGEST_SECONDS);
    Bounds.check("--rounds", rounds, 1, Bounds.MOST_ROUNDS);
  }

  GamePlan plan() {
    return new GamePlan(
        clients,
        Duration.ofSeconds(warmUp),
        rounds,
        Duration.ofSeconds(seconds).dividedBy(rounds),
        seed);
  }
}
