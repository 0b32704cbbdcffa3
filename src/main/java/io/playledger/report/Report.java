package io.playledger.report;

import java.util.List;

/**
 * A report view as the database describes it.
 *
 * @param name of the view
 * @param description its comment
 * @param columns in order
 */
public record Report(String name, String description, List<Column> columns) {

  /**
   * A column of a report.
   *
   * @param type as PostgreSQL names it
   * @param description its comment: meaning and unit
   */
  public record Column(String name, String type, String description) {}

  /** Whether it has a row per day, and can be cut to a range of days. */
  public boolean isDaily() {
    return columns.stream().anyMatch(column -> column.name().equals("date"));
  }

  /** Whether its rows are about players, and can be cut to one. */
  public boolean hasPlayers() {
    return columns.stream().anyMatch(column -> column.name().equals("player_id"));
  }

  /** Whether it is read one player at a time, as those named {@code player_...} are. */
  public boolean needsPlayer() {
    return hasPlayers() && name.startsWith("player_");
  }
}
