package io.playledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.ledger.Fate;
import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thirty games in every disorder that a seed brings about. */
@ExtendWith(FreshDatabases.class)
class GamesFoldPropertyTest {

  private static final int GAMES = 30;
  private static final int REBUILT = 2;
  private static final Instant BEGIN = Instant.parse("2026-05-30T20:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  @DisplayName(
      "Shuffled, doubled and cut into random batches, the events give the rows of one fold of all")
  void anyOrderAnyBatches(long seed, Database database) throws Exception {
    Random random = new Random(seed);
    List<Event> events = shuffledGames(random);
    PlainLedger ledger = new PlainLedger(database);
    int duplicates = 0;

    for (List<Event> batch : batches(events, random)) {
      duplicates += Collections.frequency(ledger.append(batch), Fate.DUPLICATE);
      if (random.nextBoolean()) {
        Models.refresh(database, 1 + random.nextInt(20));
        assertThat(GameRows.days(database)).isEqualTo(GameRows.recountedDays(database));
      }
    }
    Models.refresh(database, 1 + random.nextInt(20));

    GameRows.foldAtOnce(database, REBUILT);
    assertThat(duplicates).isPositive();
    assertThat(GameRows.games(database))
        .hasSize(GAMES)
        .isEqualTo(GameRows.games(database, REBUILT));
    assertThat(GameRows.days(database))
        .hasSizeGreaterThan(2)
        .isEqualTo(GameRows.days(database, REBUILT))
        .isEqualTo(GameRows.recountedDays(database));
  }

  /** Games over three days: whole ones, empty ones, and ones that were left at some point. */
  private static List<Event> shuffledGames(Random random) {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < GAMES; number++) {
      GameScript game = GameScript.at(BEGIN.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60))));
      List<Event> all = game.play(random.nextInt(4), random.nextInt(4)).events();
      events.addAll(
          all.subList(0, random.nextBoolean() ? all.size() : 1 + random.nextInt(all.size())));
    }
    Collections.shuffle(events, random);
    return events;
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
