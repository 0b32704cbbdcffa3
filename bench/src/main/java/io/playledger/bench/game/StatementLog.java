package io.playledger.bench.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what PostgreSQL writes with {@code log_statement=all}. */
final class StatementLog {

  /** A line such as {@code 2026-11-21 13:50:50.481 UTC [30370] LOG: execute S_1: COMMIT}. */
  private static final Pattern STATEMENT =
      Pattern.compile("^\\S+ \\S+ \\S+ \\[(\\d+)\\] LOG:  (?:statement|execute [^:]+): (.*)$");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private StatementLog() {}

  /**
   * The statements of the transactions of a game, in order, with one space between words. What the
   * service does besides, and what the driver looks up once per connection, is left out.
   */
  static List<String> gameStatements(String log) {
    Map<String, List<String>> open = new HashMap<>();
    List<String> ofGames = new ArrayList<>();
    for (Entry entry : entries(log)) {
      List<String> transaction = open.computeIfAbsent(entry.process(), pid -> new ArrayList<>());
      if (entry.sql().equals("BEGIN")) {
        transaction.clear();
      }
      if (!entry.sql().contains("pg_catalog.")) {
        transaction.add(entry.sql());
      }
      if (entry.sql().equals("COMMIT")) {
        if (transaction.stream().anyMatch(sql -> sql.contains("trivia."))) {
          ofGames.addAll(transaction);
        }
        transaction.clear();
      }
    }
    return ofGames;
  }

  private record Entry(String process, String sql) {}

  private static List<Entry> entries(String log) {
    List<Entry> entries = new ArrayList<>();
    for (String line : log.lines().toList()) {
      Matcher statement = STATEMENT.matcher(line);
      if (statement.matches()) {
        entries.add(new Entry(statement.group(1), tidy(statement.group(2))));
      } else if (line.startsWith("\t") && !entries.isEmpty()) {
        // A statement of several lines.
        Entry begun = entries.remove(entries.size() - 1);
        entries.add(new Entry(begun.process(), tidy(begun.sql() + " " + line)));
      }
    }
    return entries;
  }

  private static String tidy(String sql) {
    return SPACE.matcher(sql).replaceAll(" ").strip();
  }
}
