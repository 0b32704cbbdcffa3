package io.playledger.correction;

import io.playledger.report.ReportApi;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the reports show of one day, one player and some questions, freshly computed. */
final class Shown {

  private static final List<String> DAILY =
      List.of("daily_games", "daily_funnel", "score_distribution", "active_players");

  private Shown() {}

  /** Rows by report; questions and players that are not asked for may be anybody's. */
  static SortedMap<String, List<Map<String, Object>>> of(
      LocalDate day, String player, List<String> questions) {
    ReportApi.refresh();
    SortedMap<String, List<Map<String, Object>>> shown = new TreeMap<>();
    for (String report : DAILY) {
      shown.put(report, rows(report, "?from=%s&to=%s".formatted(day, day)));
    }
    // A week or month that begins that day has the players of other tests too.
    shown.get("active_players").removeIf(row -> !row.get("period").equals("day"));
    shown.put(
        "player_history",
        rows("player_history", "?from=%s&to=%s&playerId=%s".formatted(day, day, player)));
    List<Map<String, Object>> difficulty = rows("questions_difficulty", "");
    difficulty.removeIf(row -> !questions.contains(row.get("question_id")));
    shown.put("questions_difficulty", difficulty);
    return shown;
  }

  /** The rows of a report as they are without a refresh. */
  static List<Map<String, Object>> rows(String report, String query) {
    return ReportApi.withKey()
        .get("/reports/" + report + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("rows");
  }
}
