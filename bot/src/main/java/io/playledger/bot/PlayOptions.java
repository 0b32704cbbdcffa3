package io.playledger.bot;

import io.playledger.bot.plan.GamesPerDay;
import io.playledger.bot.plan.RunPlan;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code play}, as picocli fills them in. */
final class PlayOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Where the service is (default: ${DEFAULT-VALUE}).")
  URI url;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "10",
      description = "Whole UTC days to play, ending yesterday, 1..365 (default: ${DEFAULT-VALUE}).")
  int days;

  @Option(
      names = "--games",
      paramLabel = "MIN-MAX",
      defaultValue = "400-600",
      converter = GamesPerDayConverter.class,
      description = "Games per day, drawn for each day (default: ${DEFAULT-VALUE}).")
  GamesPerDay games;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Where all draws start; the same seed and days give the same games"
              + " (default: random, and printed).")
  @Nullable Long seed;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "32",
      description = "Games played side by side, 1..512 (default: ${DEFAULT-VALUE}).")
  int concurrency;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Also write what was played to FILE, as JSON.")
  @Nullable Path summary;

  @Option(names = "--quiet", description = "Print the final table and errors, nothing else.")
  boolean quiet;

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
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    require(
        web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null,
        "--url must be like http://localhost:8080, was " + url);
    require(
        concurrency >= 1 && concurrency <= 512,
        "--concurrency must be 1 to 512, was " + concurrency);
    require(
        summary == null || isFileInFolder(summary.toAbsolutePath()),
        "--summary must name a file in an existing folder, was " + summary);
  }

  /**
   * The plan of the days before {@code today}, from the given seed or a fresh one.
   *
   * @throws IllegalArgumentException if {@code --days} is out of bounds
   */
  RunPlan plan(LocalDate today) {
    // A fresh seed stays short, for people who type it again.
    long start = seed != null ? seed : ThreadLocalRandom.current().nextInt(1_000_000_000);
    return RunPlan.endingBefore(today, days, start, games);
  }

  /** Found out before playing, not after it. */
  private static boolean isFileInFolder(Path file) {
    Path folder = file.getParent();
    return folder != null && Files.isDirectory(folder) && !Files.isDirectory(file);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
