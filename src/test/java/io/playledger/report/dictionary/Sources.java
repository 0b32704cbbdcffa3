package io.playledger.report.dictionary;

import io.playledger.support.Database;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which relations views and functions read and write. The catalogue tells what a view reads. Of a
 * function it keeps the source, and there every relation and function is named with its schema:
 * what is inserted into, updated or deleted from is written, what is only named is read.
 */
final class Sources {

  private static final String SCHEMAS = "ledger,intake,trivia,platform,staging,main,report";

  private static final String RELATIONS =
      """
      select n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any (string_to_array(?, ',')) and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      """;

  private static final String FUNCTIONS =
      """
      select n.nspname || '.' || p.proname as name, p.prosrc as source
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = any (string_to_array(?, ',')) and p.prorettype <> 'trigger'::regtype
      """;

  /** Relations, and functions too. */
  private static final String VIEW_READS =
      """
      select distinct v.oid::regclass::text as view,
             coalesce(p.pronamespace::regnamespace || '.' || p.proname, d.refobjid::regclass::text) as source
      from pg_rewrite r
      join pg_class v on v.oid = r.ev_class
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
      left join pg_proc p on p.oid = d.refobjid and d.refclassid = 'pg_proc'::regclass
      where (d.refclassid = 'pg_class'::regclass and d.refobjid <> v.oid or p.oid is not null)
        and v.relnamespace::regnamespace::text = any (string_to_array(?, ','))
      """;

  private static final Pattern COMMENT_OR_TEXT = Pattern.compile("--[^\n]*|'[^']*'");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?)?\\b([a-z_]+\\.[a-z_0-9]+)\\b");

  private final Set<String> relations = new HashSet<>();
  private final SortedSet<String> functions = new TreeSet<>();
  private final Map<String, Set<String>> named = new HashMap<>();
  private final Map<String, Set<String>> written = new HashMap<>();
  private final SortedMap<String, SortedSet<String>> views = new TreeMap<>();

  Sources(Database database) throws SQLException {
    database
        .rows(RELATIONS, SCHEMAS)
        .forEach(relation -> relations.add((String) relation.get("name")));
    List<Map<String, Object>> bodies = database.rows(FUNCTIONS, SCHEMAS);
    bodies.forEach(function -> functions.add((String) function.get("name")));
    bodies.forEach(
        function -> parse((String) function.get("name"), (String) function.get("source")));
    for (Map<String, Object> row : database.rows(VIEW_READS, SCHEMAS)) {
      String source = (String) row.get("source");
      SortedSet<String> read =
          views.computeIfAbsent((String) row.get("view"), view -> new TreeSet<>());
      if (functions.contains(source)) {
        read.addAll(readBy(source));
      } else if (relations.contains(source)) {
        read.add(source);
      }
    }
  }

  /** What each view reads, itself or through functions. */
  SortedMap<String, SortedSet<String>> views() {
    return views;
  }

  /** The functions that no other function names. */
  SortedSet<String> notCalled() {
    SortedSet<String> notCalled = new TreeSet<>(functions);
    named.forEach(
        (function, names) ->
            names.stream().filter(name -> !name.equals(function)).forEach(notCalled::remove));
    return notCalled;
  }

  /** What a function and those that it calls read. */
  SortedSet<String> readBy(String function) {
    return gather(function, named);
  }

  /** What a function and those that it calls write. */
  SortedSet<String> writtenBy(String function) {
    return gather(function, written);
  }

  private SortedSet<String> gather(String function, Map<String, Set<String>> what) {
    SortedSet<String> gathered = new TreeSet<>();
    for (String called : reached(function, new TreeSet<>())) {
      gathered.addAll(what.getOrDefault(called, Set.of()));
    }
    gathered.retainAll(relations);
    return gathered;
  }

  private Set<String> reached(String function, Set<String> seen) {
    if (seen.add(function)) {
      for (String name : named.getOrDefault(function, Set.of())) {
        if (functions.contains(name)) {
          reached(name, seen);
        }
      }
    }
    return seen;
  }

  private void parse(String function, String source) {
    Matcher name = NAMED.matcher(COMMENT_OR_TEXT.matcher(source).replaceAll(" "));
    while (name.find()) {
      (name.group(1) == null ? named : written)
          .computeIfAbsent(function, any -> new TreeSet<>())
          .add(name.group(2));
    }
  }
}
