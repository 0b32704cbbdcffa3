package io.playledger.bench;

import io.playledger.bench.kafka.KafkaPlan;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of {@code kafka}, as picocli fills them in. */
final class KafkaOptions {
  private static final int MOST_EVENTS = 10_000_000;

  /** One of each, as little as can be. */
  private static final KafkaPlan SHORT =
      new KafkaPlan(2_000, 1_000, 1, Duration.ofSeconds(2), 5_000);

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "300000",
      description = "Events that are sent each way in a round (default: ${DEFAULT-VALUE}).")
  int events;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "500000",
      description =
          "Events that are sent each way before, not counted (default: ${DEFAULT-VALUE}).")
  int warmUp;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds that the sides take in turns (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "How long the ceiling is measured in a round; and all rounds together the latency"
              + " (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(
      names = "--lag",
      paramLabel = "N",
      defaultValue = "1000000",
      description =
          "Events that wait in Kafka while the heap is watched of the instance that takes them"
              + " (default: ${DEFAULT-VALUE}).")
  int lag;

  @Option(
      names = "--short",
      description =
          "As little of everything as can be, whatever the other options say: to see that it"
              + " works. The figures mean nothing.")
  boolean isShort;

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
    Bounds.check("--events", events, 1, MOST_EVENTS);
    Bounds.check("--warm-up", warmUp, 0, MOST_EVENTS);
    Bounds.check("--rounds", rounds, 1, Bounds.MOST_ROUNDS);
    Bounds.check("--seconds", seconds, 1, Bounds.LONGEST_SECONDS);
    Bounds.check("--lag", lag, 1, MOST_EVENTS);
  }

  KafkaPlan plan() {
    return isShort
        ? SHORT
        : new KafkaPlan(events, warmUp, rounds, Duration.ofSeconds(seconds), lag);
  }
}
