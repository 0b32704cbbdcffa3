package io.playledger.report.dictionary;

import io.playledger.support.Database;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where the data of the batch layer come from, as a Mermaid flowchart of relations. Functions are
 * collapsed: what one that nobody calls reads, itself or through those that it calls, goes to every
 * table that it writes.
 */
final class Lineage {

  private static final List<String> SCHEMAS =
      List.of("ledger", "intake", "trivia", "staging", "main", "report");

  /** Of the others, only what these read is drawn. */
  private static final Set<String> BATCH = Set.of("staging", "main", "report");

  /** They say how to compute, not what. */
  private static final Set<String> STEERING =
      Set.of("main.model", "report.setting", "platform.time_shift");

  private static final String RECOUNT = "_recount";

  private static final String HEAD =
      """
      # Lineage

      Data flow along the arrows. An inner box holds the tables that one function keeps and is named after it; an arrow to
      the box goes to each of them. Left out are checkpoints and settings, tables that no view shows, and the recounts that
      only checks read.

      ```mermaid
      flowchart LR
      """;

  /** Data go from the first to the second. */
  private record Edge(String from, String to) {}

  private final SortedSet<Edge> edges =
      new TreeSet<>(Comparator.comparing(Edge::from).thenComparing(Edge::to));

  /** The function that keeps a table; empty where several do. */
  private final SortedMap<String, String> keepers = new TreeMap<>();

  private Lineage(Database database) throws SQLException {
    Sources sources = new Sources(database);
    sources.views().forEach((view, read) -> addAll(read, view));
    Set<String> shown = new TreeSet<>();
    edges.forEach(edge -> shown.add(edge.from()));
    for (String function : sources.notCalled()) {
      SortedSet<String> written = sources.writtenBy(function);
      SortedSet<String> read = sources.readBy(function);
      // Reading back what one writes is no source of data.
      read.removeAll(written);
      written.retainAll(shown);
      read.removeIf(name -> !sources.views().containsKey(name) && !shown.contains(name));
      for (String table : written) {
        if (addAll(read, table)) {
          keepers.merge(table, function, (one, other) -> "");
        }
      }
    }
  }

  static String of(Database database) throws SQLException {
    return new Lineage(database).text();
  }

  private boolean addAll(Set<String> read, String to) {
    boolean any = false;
    for (String from : read) {
      if (isDrawn(from) && isDrawn(to) && BATCH.contains(schema(to)) && !from.equals(to)) {
        any |= edges.add(new Edge(from, to));
      }
    }
    return any;
  }

  private static boolean isDrawn(String name) {
    return SCHEMAS.contains(schema(name)) && !STEERING.contains(name) && !name.endsWith(RECOUNT);
  }

  private String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (String schema : SCHEMAS) {
      List<String> members = nodes().filter(node -> schema(node).equals(schema)).toList();
      if (!members.isEmpty()) {
        text.append("  subgraph %s\n".formatted(schema));
        members.stream()
            .filter(name -> box(name).equals(name))
            .forEach(name -> text.append("    %s\n".formatted(node(name))));
        members.stream()
            .map(this::box)
            .distinct()
            .filter(box -> !members.contains(box))
            .forEach(box -> text.append(boxed(box)));
        text.append("  end\n");
      }
    }
    edges.stream()
        .map(edge -> "  %s --> %s\n".formatted(id(edge.from()), id(box(edge.to()))))
        .distinct()
        .sorted()
        .forEach(text::append);
    return text.append("```\n").toString();
  }

  private Stream<String> nodes() {
    return edges.stream()
        .flatMap(edge -> Stream.of(edge.from(), edge.to()))
        .collect(TreeSet<String>::new, Set::add, Set::addAll)
        .stream();
  }

  private String boxed(String box) {
    StringBuilder text =
        new StringBuilder("    subgraph %s[\"%s\"]\n".formatted(id(box), shortName(box)));
    nodes()
        .filter(name -> box(name).equals(box))
        .forEach(name -> text.append("      %s\n".formatted(node(name))));
    return text.append("    end\n").toString();
  }

  /** What a table lies in; itself if in no box. */
  private String box(String name) {
    String keeper = keepers.getOrDefault(name, "");
    return keeper.isEmpty() ? name : keeper;
  }

  private static String node(String name) {
    return "%s[\"%s\"]".formatted(id(name), shortName(name));
  }

  private static String id(String name) {
    return name.replace('.', '_');
  }

  private static String shortName(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  private static String schema(String name) {
    return name.substring(0, name.indexOf('.'));
  }
}
