package io.playledger.bot.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.playledger.bot.play.DayCounts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as JSON. The names of the components are the names in the file. */
public record Summary(
    String runId,
    long seed,
    List<Day> days,
    long requests,
    long retries,
    long failed,
    double seconds) {

  /**
   * One UTC day.
   *
   * @param averageScore mean final score, to two decimals; null if no game finished
   */
  public record Day(
      String date,
      long games,
      long finished,
      long abandoned,
      @Nullable BigDecimal averageScore,
      long scoreSum,
      long answers,
      long correct) {

    private static Day of(LocalDate date, DayCounts counts) {
      return new Day(
          date.toString(),
          counts.games(),
          counts.finished(),
          counts.abandoned(),
          counts.averageScore().orElse(null),
          counts.scoreSum(),
          counts.answers(),
          counts.correct());
    }
  }

  public static Summary of(RunReport report) {
    return new Summary(
        report.runId(),
        report.seed(),
        report.days().entrySet().stream().map(day -> Day.of(day.getKey(), day.getValue())).toList(),
        report.requests(),
        report.retries(),
        report.failed(),
        report.seconds());
  }

  /**
   * Writes this to a file, replacing what was there.
   *
   * @throws IOException if the file cannot be written
   */
  public void writeTo(Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(file, json.writeValueAsString(this) + System.lineSeparator());
  }
}
