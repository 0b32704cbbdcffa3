package io.playledger.stats;

import io.playledger.projection.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All the handlers of a game as one. What two of them say of an event counts once: one may have the
 * other for its fall-back.
 *
 * @param all in the order in which what they have is shown
 */
record SeveralHandlers(List<StatsHandler> all) implements StatsHandler {

  @Override
  public String name() {
    return all.stream().map(StatsHandler::name).collect(Collectors.joining("+"));
  }

  @Override
  public Set<String> types() {
    return all.stream()
        .flatMap(handler -> handler.types().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Shown> shown() {
    return all.stream().flatMap(handler -> handler.shown().stream()).distinct().toList();
  }

  @Override
  public List<StatsChange> changes(Fact fact) {
    List<StatsChange> changes = new ArrayList<>();
    Set<StatsChange> said = new LinkedHashSet<>();
    for (StatsHandler handler : all) {
      if (handler.types().contains(fact.event().type())) {
        List<StatsChange> more = handler.changes(fact);
        more.stream().filter(change -> !said.contains(change)).forEach(changes::add);
        said.addAll(more);
      }
    }
    return changes;
  }
}
