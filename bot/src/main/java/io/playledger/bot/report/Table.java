package io.playledger.bot.report;

import io.playledger.bot.play.DayCounts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** A run as plain text: one line per day, a total, and how fast it went. */
public final class Table {
  private static final String ROW = "%-10s %9s %9s %10s %14s %9s %10s%n";

  private Table() {}

  public static String of(RunReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        ROW.formatted(
            "Date", "Games", "Finished", "Abandoned", "Average score", "Answers", "Correct %"));
    report.days().forEach((date, counts) -> text.append(row(date.toString(), counts)));
    text.append(row("Total", report.total()));
    text.append(System.lineSeparator()).append(pace(report));
    return text.toString();
  }

  private static String row(String title, DayCounts counts) {
    return ROW.formatted(
        title,
        counts.games(),
        counts.finished(),
        counts.abandoned(),
        textOf(counts.averageScore()),
        counts.answers(),
        textOf(counts.correctPercent()));
  }

  private static String textOf(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse("-");
  }

  private static String pace(RunReport report) {
    double gamesPerSecond = report.total().games() / Math.max(report.seconds(), 0.001);
    return String.format(
        Locale.ROOT,
        "%.1f s, %.1f games/s, %d requests, %d retries, %d games failed, seed %d%n",
        report.seconds(),
        gamesPerSecond,
        report.requests(),
        report.retries(),
        report.failed(),
        report.seed());
  }
}
