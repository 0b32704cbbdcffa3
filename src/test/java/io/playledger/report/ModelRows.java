package io.playledger.report;

import io.playledger.support.Database;
import io.playledger.support.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the models hold, whole, as text. */
public final class ModelRows {

  private static final Path RECOUNTS = Path.of("analytics", "tests");

  /** Every view of the models that shows stored rows. */
  private static final List<String> VIEWS =
      List.of(
          "games",
          "answers",
          "games_by_day",
          "games_by_score",
          "questions",
          "question_times",
          "players",
          "player_days",
          "active_players",
          "retention");

  private ModelRows() {}

  static List<String> games(Database database) throws SQLException {
    return of(database, "games");
  }

  static List<String> days(Database database) throws SQLException {
    return of(database, "games_by_day");
  }

  /** The rows of every model, by view. */
  public static SortedMap<String, List<String>> all(Database database) throws SQLException {
    SortedMap<String, List<String>> all = new TreeMap<>();
    for (String view : VIEWS) {
      all.put(view, of(database, view));
    }
    return all;
  }

  /** The rows that are not as a full recount of the ledger has them. */
  public static List<String> unlikeRecount(Database database) throws SQLException, IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(RECOUNTS)) {
      files = all.filter(file -> file.toString().endsWith("_equal_recount.sql")).sorted().toList();
    }
    try (Connection connection = database.open()) {
      List<String> rows = new ArrayList<>();
      for (Path file : files) {
        Sql.rows(connection, Files.readString(file))
            .forEach(row -> rows.add(file.getFileName() + ": " + row));
      }
      return rows;
    }
  }

  /** Computes every model anew, so many events at a time. */
  static void rebuild(Database database, int batch) throws SQLException {
    try (Connection connection = database.open()) {
      for (String model : Sql.column(connection, String.class, "select name from main.model")) {
        Sql.execute(connection, "select main.begin_rebuild(?)", model);
        while (Sql.value(connection, Integer.class, "select main.rebuild(?, ?)", model, batch)
            == batch) {
          // there is more
        }
      }
      while (Sql.value(connection, Integer.class, "select main.purge(?)", batch) > 0) {
        // there is more
      }
    }
  }

  private static List<String> of(Database database, String view) throws SQLException {
    return database.column(
        "select to_jsonb(v)::text from main.%s v order by to_jsonb(v)::text".formatted(view));
  }
}
