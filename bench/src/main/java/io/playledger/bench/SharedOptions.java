package io.playledger.bench;

import picocli.CommandLine.Option;

/** Options that benchmarks share. */
final class SharedOptions {

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds that the sides take in turns (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(names = "--require", description = "Fail where a target is missed.")
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
    Bounds.check("--rounds", rounds, 1, Bounds.MOST_ROUNDS);
  }
}
