package io.playledger.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which projection's events which others want. Round in a circle they would never end. */
final class ProjectionGraph {

  private final Map<String, List<String>> next = new HashMap<>();

  private ProjectionGraph(List<? extends Projection> projections) {
    for (Projection from : projections) {
      List<String> wanting =
          projections.stream()
              .filter(to -> to.types().stream().anyMatch(from.emits()::contains))
              .map(Projection::name)
              .sorted()
              .toList();
      next.put(from.name(), wanting);
    }
  }

  /**
   * Names of projections that come round in a circle, the first again at its end; empty if none.
   */
  static Optional<List<String>> circle(List<? extends Projection> projections) {
    ProjectionGraph graph = new ProjectionGraph(projections);
    return graph.next.keySet().stream()
        .sorted()
        .map(name -> graph.circle(name, new ArrayList<>()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<List<String>> circle(String name, List<String> path) {
    int met = path.indexOf(name);
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    if (met >= 0) {
      return Optional.of(longer.subList(met, longer.size()));
    }
    return next.getOrDefault(name, List.of()).stream()
        .map(following -> circle(following, longer))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
