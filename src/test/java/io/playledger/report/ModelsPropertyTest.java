package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.CorrectionWithdrawn;
import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.EventCorrected;
import io.playledger.event.GameEvent;
import io.playledger.event.MatchVoided;
import io.playledger.event.PlayerBanned;
import io.playledger.ledger.Fate;
import io.playledger.ledger.PlainLedger;
import io.playledger.sender.EventCodec;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many games and corrections, in every disorder that a seed brings about. */
@ExtendWith(FreshDatabases.class)
class ModelsPropertyTest {

  private static final int GAMES = 40;
  private static final int DAYS = 45;
  private static final int PLAYERS = 6;
  private static final Instant BEGIN = Instant.parse("2026-05-20T20:00:00Z");
  private static final Instant JUDGEMENT = BEGIN.plus(Duration.ofDays(DAYS));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  @DisplayName(
      "Shuffled, delayed, doubled and cut into random batches, the events give the same models")
  void anyOrderAnyBatches(long seed, Database inOrder, Database disordered) throws Exception {
    Random random = new Random(seed);
    List<Event> events = gamesAndCorrections(random);
    new PlainLedger(inOrder).append(events);
    Folding.refresh(inOrder, 10_000);

    Collections.shuffle(events, random);
    PlainLedger ledger = new PlainLedger(disordered);
    int duplicates = 0;
    for (List<Event> batch : batches(events, random)) {
      duplicates += Collections.frequency(ledger.append(batch), Fate.DUPLICATE);
      if (random.nextInt(4) == 0) {
        Folding.refresh(disordered, 1 + random.nextInt(20));
        assertThat(ModelRows.unlikeRecount(disordered)).isEmpty();
      }
    }
    Folding.refresh(disordered, 1 + random.nextInt(20));

    assertThat(duplicates).isPositive();
    Map<String, List<String>> rows = ModelRows.all(disordered);
    assertThat(rows).allSatisfy((view, some) -> assertThat(some).as(view).isNotEmpty());
    assertThat(rows).isEqualTo(ModelRows.all(inOrder));
    assertThat(ModelRows.unlikeRecount(disordered)).isEmpty();
    assertThat(ModelRows.unlikeRecount(inOrder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 34})
  @DisplayName("A rebuild in batches of any size ends in exactly the rows that were there")
  void rebuild(long seed, Database database) throws Exception {
    Random random = new Random(seed);
    List<Event> events = gamesAndCorrections(random);
    PlainLedger ledger = new PlainLedger(database);
    for (List<Event> batch : batches(events, random)) {
      ledger.append(batch);
      Folding.refresh(database, 1 + random.nextInt(20));
    }
    Map<String, List<String>> rows = ModelRows.all(database);

    ModelRows.rebuild(database, 1 + random.nextInt(30));

    assertThat(ModelRows.all(database)).isEqualTo(rows);
    assertThat(database.column("select distinct revision from main.model")).containsExactly("2");
    assertThat(database.column("select distinct revision from main.game_row")).containsExactly("2");
    assertThat(database.column("select revision from main.retired_revision")).isEmpty();
  }

  /**
   * Games over weeks, whole ones, empty ones and ones that were left; then what admins put right.
   */
  private static List<Event> gamesAndCorrections(Random random) {
    List<Event> events = new ArrayList<>();
    List<Event> corrections = new ArrayList<>();
    for (int number = 0; number < GAMES; number++) {
      GameScript game =
          GameScript.at(BEGIN.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60))))
              .by("player-" + random.nextInt(PLAYERS));
      List<Event> all = game.play(random.nextInt(4), random.nextInt(4)).events();
      List<Event> played =
          all.subList(0, random.nextBoolean() ? all.size() : 1 + random.nextInt(all.size()));
      events.addAll(played);
      if (random.nextInt(5) == 0) {
        corrections.add(correction(new MatchVoided("unfair"), game));
      }
      if (random.nextInt(3) == 0) {
        corrections.addAll(correctionsOf(played.get(random.nextInt(played.size())), game, random));
      }
    }
    corrections.add(correction(new PlayerBanned("player-0", "cheating"), null));
    corrections.add(correction(new PlayerBanned("player-1", "cheating"), null));
    corrections.add(withdrawal(corrections.get(corrections.size() - 1)));
    for (Event made : List.copyOf(corrections)) {
      if (random.nextInt(4) == 0) {
        corrections.add(withdrawal(made));
      }
    }
    events.addAll(corrections);
    return events;
  }

  /** Two of the same event, of which the later one counts while it stands. */
  private static List<Event> correctionsOf(Event wrong, GameScript game, Random random) {
    List<Event> corrections = new ArrayList<>();
    for (int times = 0; times < 2; times++) {
      Map<String, Object> changes =
          switch (wrong.type()) {
            case "game_started" -> Map.of("category", "science", "questionCount", 3 + times);
            case "question_answered" ->
                Map.of("correct", times == 0, "points", times == 0 ? 10 : 0, "answerMillis", 9_000);
            case "game_ended" -> Map.of("finalScore", random.nextInt(50));
            default -> Map.of();
          };
      if (!changes.isEmpty()) {
        corrections.add(
            correction(
                new EventCorrected(
                    wrong.id().toString(), wrong.type(), new TreeMap<>(changes), "it was wrong"),
                game));
      }
    }
    return corrections;
  }

  private static Event withdrawal(Event correction) {
    return EventCodec.envelope(
        new CorrectionWithdrawn(correction.id().toString(), correction.type(), "it was right"),
        new EventContext(JUDGEMENT, "trivia", null, correction.sessionId()));
  }

  private static Event correction(GameEvent event, @Nullable GameScript game) {
    return EventCodec.envelope(
        event,
        new EventContext(
            JUDGEMENT, "trivia", null, game == null ? null : game.gameId().toString()));
  }

  /** Every event once, and some of those that came before again. */
  private static List<List<Event>> batches(List<Event> events, Random random) {
    List<List<Event>> batches = new ArrayList<>();
    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(25));
      List<Event> batch = new ArrayList<>(events.subList(from, to));
      batch.add(events.get(random.nextInt(to)));
      Collections.shuffle(batch, random);
      batches.add(batch);
      from = to;
    }
    return batches;
  }
}
