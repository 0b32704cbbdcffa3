package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.MatchVoided;
import io.playledger.ledger.Place;
import io.playledger.ledger.PlainLedger;
import io.playledger.projection.Fact;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is played and corrected, in any order, stats are those of what stands. */
@ExtendWith(FreshDatabases.class)
class AnyCorrectionsTest {

  private static final Instant TIME = SomeCorrections.TIME;

  private final SomeCorrections some = new SomeCorrections();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  @DisplayName("Any corrections leave the stats of what stands, in batches of any size")
  void anyCorrections(long seed, Database database) throws Exception {
    Random random = new Random(seed);
    PlainLedger ledger = new PlainLedger(database);
    PlainStats stats = new PlainStats(database);
    Place place = Place.START;
    List<Event> played = new ArrayList<>();
    Map<Event, Event> standing = new TreeMap<>(Comparator.comparing(Event::occurredAt));
    for (int turn = 0; turn < 60; turn++) {
      List<Event> events = new ArrayList<>();
      switch (random.nextInt(5)) {
        case 0 -> events.addAll(game(random));
        case 1 ->
            events.add(
                SomeCorrections.match(
                    "m-" + random.nextInt(12), "p1", "p2", random.nextInt(500_000)));
        case 2 -> {
          String id = "m-" + random.nextInt(12);
          boolean isOfTrivia = random.nextBoolean() && !played.isEmpty();
          Event voiding =
              isOfTrivia
                  ? some.correction(new MatchVoided("x"), "trivia", sessionOf(played, random))
                  : some.correction(new MatchVoided("x"), "maze", id);
          standing.put(voiding, voiding);
          events.add(voiding);
        }
        case 3 -> {
          List<Event> answers =
              played.stream().filter(event -> event.type().equals("question_answered")).toList();
          if (!answers.isEmpty()) {
            Event answer = answers.get(random.nextInt(answers.size()));
            Event one =
                random.nextBoolean()
                    ? some.corrected(answer, "correct", random.nextBoolean())
                    : some.corrected(answer, "answerMillis", random.nextInt(50_000));
            standing.put(one, one);
            events.add(one);
          }
        }
        default -> {
          if (!standing.isEmpty()) {
            Event made = List.copyOf(standing.keySet()).get(random.nextInt(standing.size()));
            standing.remove(made);
            events.add(some.withdrawn(made));
          }
        }
      }
      events.stream()
          .filter(event -> !StatsCorrections.TYPES.contains(event.type()))
          .forEach(played::add);
      ledger.append(events);
      if (random.nextInt(4) == 0) {
        place = stats.readOn(1, place, 1 + random.nextInt(5));
      }
    }
    place = stats.readOn(1, place, 3);

    assertThat(summary(stats.all(1)))
        .isEqualTo(summary(whatStands(played, List.copyOf(standing.keySet()))));
    stats.readOn(2, Place.START, 1_000);
    assertThat(stats.rows(2)).isEqualTo(stats.rows(1)).isNotEmpty();
  }

  /** Everything that is not void, as it is corrected, counted by the fold alone. */
  private static Map<StatsKey, Tally> whatStands(List<Event> played, List<Event> standing) {
    Map<StatsKey, Tally> states = new HashMap<>();
    for (Event event : played) {
      boolean isVoid =
          standing.stream()
              .anyMatch(
                  made ->
                      made.type().equals("match_voided")
                          && made.product().equals(event.product())
                          && String.valueOf(made.sessionId()).equals(event.sessionId()));
      String changes =
          standing.stream()
              .filter(made -> made.data().contains("\"eventId\":\"" + event.id()))
              .reduce((earlier, later) -> later)
              .map(made -> Fact.of(Place.START, made).data().get("changes").toString())
              .orElse(null);
      Fact fact = RecordedFacts.corrected(Fact.of(Place.START, event), changes);
      if (!isVoid && !PlainStats.plainFold().keys(fact).isEmpty()) {
        states.putAll(PlainStats.plainFold().apply(fact, states).states());
      }
    }
    return states;
  }

  /** What callers see, of those of whom there is anything. */
  private static Map<String, String> summary(Map<StatsKey, Tally> tallies) {
    Map<String, String> summary = new TreeMap<>();
    tallies.forEach(
        (key, tally) -> {
          if (!tally.counters().isEmpty()) {
            String streaks =
                tally.streaks().entrySet().stream()
                    .filter(row -> !row.getValue().recent().isEmpty())
                    .map(row -> row.getKey() + row.getValue().recent())
                    .collect(Collectors.joining(" "));
            summary.put(key.toString(), tally.counters() + " " + tally.measures() + " " + streaks);
          }
        });
    return summary;
  }

  private static List<Event> game(Random random) {
    return GameScript.at(TIME.plusSeconds(random.nextInt(500_000)))
        .by("p" + random.nextInt(3))
        .play(random.nextInt(3), random.nextInt(3))
        .events();
  }

  private static String sessionOf(List<Event> played, Random random) {
    return String.valueOf(played.get(random.nextInt(played.size())).sessionId());
  }
}
