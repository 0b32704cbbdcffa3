package io.playledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Games by day, as the bot counted them or as the report shows them, so that the two can be
 * compared.
 */
record DailyCounts(SortedMap<String, Counts> days) {

  private static final Counts NONE = new Counts(0, 0, 0, 0);

  /**
   * One day.
   *
   * @param score sum of the final scores of the finished games
   */
  record Counts(long games, long finished, long unfinished, long score) {

    Counts minus(Counts other) {
      return new Counts(
          games - other.games,
          finished - other.finished,
          unfinished - other.unfinished,
          score - other.score);
    }

    @Override
    public String toString() {
      return "%d games, %d finished, %d abandoned, score %d"
          .formatted(games, finished, unfinished, score);
    }
  }

  /** The first of so many whole UTC days that end yesterday. */
  static LocalDate firstDay(int days) {
    return LocalDate.now(Clock.systemUTC()).minusDays(days);
  }

  static DailyCounts ofBot(JsonNode summary) {
    SortedMap<String, Counts> days = new TreeMap<>();
    for (JsonNode day : summary.path("days")) {
      days.put(
          day.path("date").asText(),
          new Counts(
              day.path("games").asLong(),
              day.path("finished").asLong(),
              day.path("abandoned").asLong(),
              day.path("scoreSum").asLong()));
    }
    return new DailyCounts(days);
  }

  static DailyCounts ofReport(JsonNode report) {
    SortedMap<String, Counts> days = new TreeMap<>();
    for (JsonNode row : report.path("rows")) {
      days.put(
          row.path("date").asText(),
          new Counts(
              row.path("games_played").asLong(),
              row.path("finished").asLong(),
              row.path("abandoned").asLong() + row.path("in_progress").asLong(),
              row.path("total_score").asLong()));
    }
    return new DailyCounts(days);
  }

  /** What was added since an earlier count. */
  DailyCounts minus(DailyCounts earlier) {
    SortedMap<String, Counts> difference = new TreeMap<>();
    days.forEach(
        (day, counts) -> difference.put(day, counts.minus(earlier.days.getOrDefault(day, NONE))));
    return new DailyCounts(difference);
  }

  /** A sentence for each day that the two do not agree on. */
  List<String> differences(DailyCounts bot) {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, Counts> entry : bot.days.entrySet()) {
      @Nullable Counts reported = days.get(entry.getKey());
      Counts played = entry.getValue();
      if (!played.equals(reported)) {
        differences.add(
            "%s: the report says %s; the bot says %s".formatted(entry.getKey(), reported, played));
      }
    }
    return differences;
  }
}
