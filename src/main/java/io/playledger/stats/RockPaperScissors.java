package io.playledger.stats;

import io.playledger.projection.Fact;
import io.playledger.stats.StatsChange.Count;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the players of Rock Paper Scissors Apocalypse choose; their matches are as all are. */
@Singleton
class RockPaperScissors implements StatsHandler {

  private static final String SELECT_WEAPON = "select_weapon";

  private static final Map<String, String> COUNTERS =
      Map.of(
          "0", "rock_selections",
          "1", "paper_selections",
          "2", "scissors_selections",
          "null", "botch_selections");

  private final WinsAndLosses matches;

  RockPaperScissors(WinsAndLosses matches) {
    this.matches = matches;
  }

  @Override
  public String name() {
    return "exrps";
  }

  @Override
  public Set<String> types() {
    return Stream.concat(matches.types().stream(), Stream.of(SELECT_WEAPON))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Shown> shown() {
    List<Shown> all = new ArrayList<>(matches.shown());
    for (String selection : List.of("0", "1", "2", "null")) {
      all.add(Shown.counter(COUNTERS.getOrDefault(selection, selection)));
    }
    return all;
  }

  @Override
  public List<StatsChange> changes(Fact fact) {
    if (!fact.event().type().equals(SELECT_WEAPON)) {
      return matches.changes(fact);
    }
    String player = fact.event().playerId();
    if (player == null) {
      return List.of();
    }
    String counter = COUNTERS.get(fact.requiredText("selection"));
    if (counter == null) {
      throw new IllegalArgumentException("data.selection is none of " + COUNTERS.keySet());
    }
    return List.of(Count.one(player, counter));
  }
}
