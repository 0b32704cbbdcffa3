package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.CorrectionWithdrawn;
import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.EventCorrected;
import io.playledger.event.EventId;
import io.playledger.event.GameEvent;
import io.playledger.event.MatchVoided;
import io.playledger.event.PlayerBanned;
import io.playledger.ledger.Place;
import io.playledger.ledger.PlainLedger;
import io.playledger.projection.Fact;
import io.playledger.sender.EventCodec;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stats are those of the events that stand, whatever was corrected in between. */
@ExtendWith(FreshDatabases.class)
class StatsCorrectionsTest {

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00Z");

  private Database database;
  private PlainLedger ledger;
  private PlainStats stats;
  private Place place = Place.START;

  /** Of corrections, which are made one after the other. */
  private Instant now = TIME.plusSeconds(86_400 * 8);

  @BeforeEach
  void ledger(Database fresh) {
    database = fresh;
    ledger = new PlainLedger(fresh);
    stats = new PlainStats(fresh);
  }

  @Test
  @DisplayName("A void match is taken out, and comes back when the void is withdrawn")
  void voided() throws Exception {
    record(match("m-1", "ada", "bob", 1));
    record(match("m-2", "bob", "ada", 2));
    record(match("m-3", "ada", "bob", 3));
    assertThat(shown("ada")).isEqualTo("{games=3, losses=1, wins=2} 1/1");

    Event voiding = correction(new MatchVoided("x"), "maze", "m-2");
    record(voiding);
    assertThat(shown("ada")).isEqualTo("{games=2, wins=2} 2/2");
    assertThat(shown("bob")).isEqualTo("{games=2, losses=2} 0/0");

    record(withdrawn(voiding));
    assertThat(shown("ada")).isEqualTo("{games=3, losses=1, wins=2} 1/1");
    record(withdrawn(voiding));
    assertThat(shown("ada")).isEqualTo("{games=3, losses=1, wins=2} 1/1");
  }

  @Test
  @DisplayName(
      "A result that comes after its match was declared void counts once that is withdrawn")
  void voidedBefore() throws Exception {
    Event voiding = correction(new MatchVoided("x"), "maze", "m-1");
    record(voiding, match("m-1", "ada", "bob", 1), match("m-2", "ada", "bob", 2));
    record(match("m-1", "ada", "bob", 3));
    assertThat(shown("ada")).isEqualTo("{games=1, wins=1} 1/1");

    record(withdrawn(voiding));

    assertThat(shown("ada")).isEqualTo("{games=3, wins=3} 3/3");
  }

  @Test
  @DisplayName("The same session of another game is another match")
  void otherGame() throws Exception {
    record(match("m-1", "ada", "bob", 1));
    record(correction(new MatchVoided("x"), "chess", "m-1"));

    assertThat(shown("ada")).isEqualTo("{games=1, wins=1} 1/1");
  }

  @Test
  @DisplayName("Of an answer the latest correction that stands counts, and of a void game none")
  void corrected() throws Exception {
    GameScript game = GameScript.at(TIME).by("ada").play(1, 1);
    record(game.events().toArray(Event[]::new));
    Event wrong = game.event("question_answered", 1);
    Event first = corrected(wrong, "correct", true);
    Event second = corrected(wrong, "answerMillis", 63);
    record(first);
    assertThat(counters("trivia", "ada")).containsEntry("correct", 2L);

    record(second);
    assertThat(counters("trivia", "ada")).containsEntry("correct", 1L);
    assertThat(tally("trivia", "ada").measures().get("answer_ms").median()).isEqualTo(63);

    Event voiding = correction(new MatchVoided("x"), "trivia", game.gameId().toString());
    record(voiding);
    record(withdrawn(second));
    assertThat(counters("trivia", "ada")).isEmpty();

    record(withdrawn(voiding));
    assertThat(counters("trivia", "ada"))
        .containsEntry("correct", 2L)
        .containsEntry("correct/history", 2L)
        .containsEntry("games", 1L);
    assertThat(tally("trivia", "ada").measures().get("answer_ms").median()).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  @DisplayName("Any corrections leave the stats of what stands, in batches of any size")
  void anyCorrections(long seed) throws Exception {
    Random random = new Random(seed);
    List<Event> played = new ArrayList<>();
    Map<Event, Event> standing = new TreeMap<>(Comparator.comparing(Event::occurredAt));
    for (int turn = 0; turn < 60; turn++) {
      List<Event> events = new ArrayList<>();
      switch (random.nextInt(5)) {
        case 0 -> events.addAll(game(random));
        case 1 -> events.add(match("m-" + random.nextInt(12), "p1", "p2", random.nextInt(500_000)));
        case 2 -> {
          String id = "m-" + random.nextInt(12);
          boolean isOfTrivia = random.nextBoolean() && !played.isEmpty();
          Event voiding =
              isOfTrivia
                  ? correction(new MatchVoided("x"), "trivia", sessionOf(played, random))
                  : correction(new MatchVoided("x"), "maze", id);
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
                    ? corrected(answer, "correct", random.nextBoolean())
                    : corrected(answer, "answerMillis", random.nextInt(50_000));
            standing.put(one, one);
            events.add(one);
          }
        }
        default -> {
          if (!standing.isEmpty()) {
            Event made = List.copyOf(standing.keySet()).get(random.nextInt(standing.size()));
            standing.remove(made);
            events.add(withdrawn(made));
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

    assertThat(summary(all(1)))
        .isEqualTo(summary(whatStands(played, List.copyOf(standing.keySet()))));
    stats.readOn(2, Place.START, 1_000);
    assertThat(rows(2)).isEqualTo(rows(1)).isNotEmpty();
  }

  @Test
  @DisplayName("Bans are remembered under the name that an erased player has by then")
  void bans() throws Exception {
    Event ban = correction(new PlayerBanned("ada", "x"), "trivia", null);
    record(ban);
    try (Connection connection = database.begin()) {
      new CorrectionRows().rename(connection, "ada", "erased-1");
      connection.commit();
    }
    assertThat(database.column("select about from stats.correction_row"))
        .containsExactly("erased-1");

    record(withdrawn(ban));

    assertThat(database.column("select about from stats.correction_row")).isEmpty();
  }

  @Test
  @DisplayName("A revision that nobody reads any more goes, corrections and all")
  void deleted() throws Exception {
    record(match("m-1", "ada", "bob", 1), correction(new MatchVoided("x"), "maze", "m-1"));
    try (Connection connection = database.begin()) {
      while (stats.delete(connection, 1, 1) > 0) {
        // there is more
      }
      connection.commit();
    }
    assertThat(rows(1)).isEmpty();
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

  private static Event match(String id, String winner, String loser, int second) {
    Instant at = TIME.plusSeconds(second);
    return new Event(
        EventId.at(at),
        "game_over",
        "a-test",
        at,
        "maze",
        null,
        id,
        "{\"loserId\":\"%s\",\"winnerId\":\"%s\"}".formatted(loser, winner));
  }

  private Event corrected(Event event, String field, Object value) {
    TreeMap<String, Object> changes = new TreeMap<>(Map.of(field, value));
    return correction(
        new EventCorrected(event.id().toString(), event.type(), changes, "x"),
        event.product(),
        event.sessionId());
  }

  private Event withdrawn(Event made) {
    return correction(
        new CorrectionWithdrawn(made.id().toString(), made.type(), "x"),
        made.product(),
        made.sessionId());
  }

  private Event correction(GameEvent event, String product, @Nullable String session) {
    now = now.plusSeconds(1);
    return EventCodec.envelope(event, new EventContext(now, product, null, session));
  }

  private void record(Event... events) throws Exception {
    ledger.append(List.of(events));
    place = stats.readOn(1, place, 100);
  }

  private String shown(String player) throws SQLException {
    Streak streak = tally("maze", player).streaks().get("matches");
    return "%s %d/%d".formatted(counters("maze", player), streak.current(), streak.best());
  }

  private Map<String, Long> counters(String product, String player) throws SQLException {
    return tally(product, player).counters();
  }

  private Tally tally(String product, String player) throws SQLException {
    return all(1).get(new StatsKey(product, player));
  }

  private Map<StatsKey, Tally> all(int revision) throws SQLException {
    List<StatsKey> keys = new ArrayList<>();
    for (String product : List.of("maze", "trivia")) {
      for (String player : List.of("ada", "bob", "p0", "p1", "p2")) {
        keys.add(new StatsKey(product, player));
      }
    }
    try (Connection connection = database.open()) {
      return new StatsStore(new CorrectionRows()).load(connection, revision, keys);
    }
  }

  private List<String> rows(int revision) throws SQLException {
    return database.column(
        """
        select (to_jsonb(s) - 'revision')::text from stats.player_row s where s.revision = %1$d
        union all
        select (to_jsonb(c) - 'revision')::text from stats.correction_row c where c.revision = %1$d
        order by 1
        """
            .formatted(revision));
  }
}
