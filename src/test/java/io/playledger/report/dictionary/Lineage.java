package io.playledger.report.dictionary;

import io.playledger.support.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the data of the batch layer come from, as a Mermaid flowchart. The catalogue tells what a
 * view reads. Of a function it keeps the source, and there every relation and function is named
 * with its schema: what is inserted into, updated or deleted from is written, what is only named is
 * read.
 */
final class Lineage {

  private static final List<String> SCHEMAS =
      List.of("ledger", "trivia", "platform", "staging", "main", "report");

  /** What of the batch layer there is to draw; the others only where something of it reads them. */
  private static final Set<String> BATCH = Set.of("staging", "main", "report");

  private static final String VIEW_READS =
      """
      select distinct v.oid::regclass::text as view,
             d.refobjid::regclass::text as source
      from pg_rewrite r
      join pg_class v on v.oid = r.ev_class
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
      where d.refclassid = 'pg_class'::regclass and d.refobjid <> v.oid
        and v.relnamespace::regnamespace::text in ('staging', 'main', 'report')
      union
      select distinct v.oid::regclass::text, p.pronamespace::regnamespace || '.' || p.proname
      from pg_rewrite r
      join pg_class v on v.oid = r.ev_class
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
      join pg_proc p on p.oid = d.refobjid and d.refclassid = 'pg_proc'::regclass
      where v.relnamespace::regnamespace::text in ('staging', 'main', 'report')
      """;

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

  private static final Pattern COMMENT_OR_TEXT = Pattern.compile("--[^\n]*|'[^']*'");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?)?\\b([a-z_]+\\.[a-z_0-9]+)\\b");

  /** Data go from the first to the second. */
  private record Edge(String from, String to) {}

  private final Set<String> relations = new HashSet<>();
  private final Map<String, String> functions = new TreeMap<>();
  private final Map<String, Set<String>> reads = new HashMap<>();
  private final Map<String, Set<String>> writes = new HashMap<>();
  private final Set<Edge> edges = new HashSet<>();

  private Lineage(Database database) throws SQLException {
    String schemas = String.join(",", SCHEMAS);
    for (Map<String, Object> row : database.rows(RELATIONS, schemas)) {
      relations.add((String) row.get("name"));
    }
    for (Map<String, Object> row : database.rows(FUNCTIONS, schemas)) {
      functions.merge((String) row.get("name"), (String) row.get("source"), String::concat);
    }
    functions.forEach(this::readSource);
    for (Map<String, Object> row : database.rows(VIEW_READS)) {
      String source = (String) row.get("source");
      if (relations.contains(source) || functions.containsKey(source)) {
        edges.add(new Edge(source, (String) row.get("view")));
      }
    }
    functions.keySet().forEach(this::addFunction);
    dropWhatIsNotRead();
  }

  static String of(Database database) throws SQLException {
    return new Lineage(database).text();
  }

  private void readSource(String function, String source) {
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    Matcher named = NAMED.matcher(COMMENT_OR_TEXT.matcher(source).replaceAll(" "));
    while (named.find()) {
      String name = named.group(2);
      if (relations.contains(name) || functions.containsKey(name)) {
        (named.group(1) == null ? read : written).add(name);
      }
    }
    // Reading back what one writes is no source of data.
    read.removeAll(written);
    read.remove(function);
    reads.put(function, read);
    writes.put(function, written);
  }

  private void addFunction(String function) {
    for (String name : writes.getOrDefault(function, Set.of())) {
      edges.add(new Edge(function, name));
    }
    for (String name : reads.getOrDefault(function, Set.of())) {
      // A function that writes is handed data; one that only reads hands them back.
      edges.add(hasEffect(name) ? new Edge(function, name) : new Edge(name, function));
    }
  }

  private boolean hasEffect(String function) {
    return !writes.getOrDefault(function, Set.of()).isEmpty();
  }

  /** Outside of the batch layer, only what leads into it. */
  private void dropWhatIsNotRead() {
    boolean dropped = true;
    while (dropped) {
      Set<String> sources = new HashSet<>();
      edges.forEach(edge -> sources.add(edge.from()));
      dropped =
          edges.removeIf(
              edge -> !BATCH.contains(schema(edge.to())) && !sources.contains(edge.to()));
    }
    edges.removeIf(edge -> !leadsIntoBatch(edge.to(), new HashSet<>()));
  }

  private boolean leadsIntoBatch(String name, Set<String> seen) {
    return BATCH.contains(schema(name))
        || (seen.add(name)
            && edges.stream()
                .anyMatch(edge -> edge.from().equals(name) && leadsIntoBatch(edge.to(), seen)));
  }

  private String text() {
    SortedSet<String> nodes = new TreeSet<>();
    edges.forEach(edge -> nodes.addAll(List.of(edge.from(), edge.to())));
    StringBuilder text = new StringBuilder("# Lineage\n\nData flow along the arrows; ");
    text.append("what has round ends is a function.\n\n```mermaid\nflowchart LR\n");
    for (String schema : SCHEMAS) {
      List<String> members = nodes.stream().filter(node -> schema(node).equals(schema)).toList();
      if (!members.isEmpty()) {
        text.append("  subgraph %s\n".formatted(schema));
        members.forEach(node -> text.append("    %s\n".formatted(node(node))));
        text.append("  end\n");
      }
    }
    List<Edge> sorted = new ArrayList<>(edges);
    sorted.sort(Comparator.comparing(Edge::from).thenComparing(Edge::to));
    sorted.forEach(edge -> text.append("  %s --> %s\n".formatted(id(edge.from()), id(edge.to()))));
    return text.append("```\n").toString();
  }

  private String node(String name) {
    String shortName = name.substring(name.indexOf('.') + 1);
    return functions.containsKey(name)
        ? "%s([\"%s\"])".formatted(id(name), shortName)
        : "%s[\"%s\"]".formatted(id(name), shortName);
  }

  private static String id(String name) {
    return name.replace('.', '_');
  }

  private static String schema(String name) {
    return name.substring(0, name.indexOf('.'));
  }
}
