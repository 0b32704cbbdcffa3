package io.playledger.report;

import io.playledger.support.Database;
import io.playledger.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows that the games model has stored, whole, as text. */
final class GameRows {

  static final int LIVE = 1;

  private GameRows() {}

  static List<String> games(Database database) throws SQLException {
    return games(database, LIVE);
  }

  static List<String> games(Database database, int revision) throws SQLException {
    return lines(
        database,
        "select (to_jsonb(g) - 'revision')::text from main.game_row g where revision = ? order by game_id",
        revision);
  }

  static List<String> days(Database database) throws SQLException {
    return days(database, LIVE);
  }

  static List<String> days(Database database, int revision) throws SQLException {
    return lines(
        database,
        "select (to_jsonb(d) - 'revision')::text from main.game_day_row d where revision = ? order by day",
        revision);
  }

  /** The rows of days, counted anew from those of games. */
  static List<String> recountedDays(Database database) throws SQLException {
    return lines(
        database,
        """
        select to_jsonb(d)::text
        from (
          select report.day_of(g.started_at) as day, count(*) as num_started,
                 count(g.ended_at) as num_ended, coalesce(sum(g.final_score), 0) as sum_score
          from main.game_row g
          where g.revision = ? and g.started_at is not null
          group by 1) d
        order by d.day
        """,
        LIVE);
  }

  /** Folds the whole ledger into another revision in one go, as a rebuild may. */
  static void foldAtOnce(Database database, int revision) throws SQLException {
    database.execute(
        """
        select main.fold_games(?, 0, '0', 0, e.generation, e.tx, e.position)
        from ledger.event e
        order by e.generation desc, e.tx desc, e.position desc
        limit 1
        """,
        revision);
  }

  private static List<String> lines(Database database, String query, int revision)
      throws SQLException {
    try (Connection connection = database.open()) {
      return Sql.column(connection, String.class, query, revision);
    }
  }
}
