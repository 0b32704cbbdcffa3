package io.playledger.bench;

import io.playledger.bench.intake.IntakePlan;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code intake}, as picocli fills them in. */
final class IntakeOptions {
  private static final int MOST_CONNECTIONS = 64;
  private static final Duration SHORTEST_SOAK = Duration.ofSeconds(10);
  private static final Duration LONGEST_SOAK = Duration.ofHours(24);

  @Option(
      names = "--connections",
      paramLabel = "N",
      split = ",",
      defaultValue = "2,4,8",
      description = "Connections that batches come over, a list (default: ${DEFAULT-VALUE}).")
  List<Integer> connections;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "8",
      description = "How long each side is measured in a round (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Seconds of each kind of load before, not counted. Every round besides begins with one"
              + " that is not counted (default: ${DEFAULT-VALUE}).")
  int warmUp;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds that the sides take in turns (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--soak",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = Seconds.class,
      description =
          "How long the heap is watched under batches, such as 60s, 10m or 1h; 0s for not at all"
              + " (default: ${DEFAULT-VALUE}).")
  Duration soak;

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
    for (int count : connections) {
      Bounds.check("--connections", count, 1, MOST_CONNECTIONS);
    }
    Bounds.check("--seconds", seconds, 1, Bounds.LONGEST_SECONDS);
    Bounds.check("--warm-up", warmUp, 0, Bounds.LONGEST_SECONDS);
    Bounds.check("--rounds", rounds, 1, Bounds.MOST_ROUNDS);
    if (!soak.isZero() && (soak.compareTo(SHORTEST_SOAK) < 0 || soak.compareTo(LONGEST_SOAK) > 0)) {
      throw new IllegalArgumentException(
          "--soak must be 0s, or 10s to 24h, was %ds".formatted(soak.toSeconds()));
    }
  }

  IntakePlan plan() {
    return new IntakePlan(
        connections, Duration.ofSeconds(warmUp), rounds, Duration.ofSeconds(seconds), soak);
  }

  /** Whole seconds, minutes or hours. */
  static final class Seconds implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh])");

    @Override
    public Duration convert(String text) {
      Matcher time = TIME.matcher(text);
      if (!time.matches()) {
        throw new TypeConversionException("'%s' is no time such as 10m".formatted(text));
      }
      long number = Long.parseLong(time.group(1));
      return switch (time.group(2)) {
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }
}
