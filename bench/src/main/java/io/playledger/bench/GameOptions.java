package io.playledger.bench;

import io.playledger.bench.game.GamePlan;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of {@code game}, as picocli fills them in. */
final class GameOptions {
  private static final int MOST_CLIENTS = 512;
  private static final int LONGEST_SECONDS = 3600;

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
      require(
          count >= 1 && count <= MOST_CLIENTS,
          "--clients must be 1 to " + MOST_CLIENTS + ", was " + count);
    }
    require(
        seconds >= 1 && seconds <= LONGEST_SECONDS,
        "--seconds must be 1 to " + LONGEST_SECONDS + ", was " + seconds);
    require(
        warmUp >= 0 && warmUp <= LONGEST_SECONDS,
        "--warm-up must be 0 to " + LONGEST_SECONDS + ", was " + warmUp);
    require(rounds >= 1 && rounds <= 100, "--rounds must be 1 to 100, was " + rounds);
  }

  GamePlan plan() {
    return new GamePlan(
        clients,
        Duration.ofSeconds(warmUp),
        rounds,
        Duration.ofSeconds(seconds).dividedBy(rounds),
        seed);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
