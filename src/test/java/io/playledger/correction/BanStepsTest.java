package io.playledger.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.PlayerBanned;
import io.playledger.ledger.PlainLedger;
import io.playledger.report.Folding;
import io.playledger.sender.EventCodec;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A ban is one event and may touch any number of games: the refresh keeps its transactions short.
 */
@ExtendWith(FreshDatabases.class)
class BanStepsTest {

  private static final Instant BEGIN = Instant.parse("2026-05-05T00:00:00Z");

  @Test
  @DisplayName("A ban of a player of hundreds of games goes through them in bounded steps")
  void manyGames(Database database) throws Exception {
    int games = 300;
    int batch = 50;
    PlainLedger ledger = new PlainLedger(database);
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < games; number++) {
      events.addAll(
          GameScript.at(BEGIN.plusSeconds(60L * number)).by("eve").start(1).end().events());
    }
    events.addAll(GameScript.at(BEGIN).by("ada").start(1).end().events());
    ledger.append(events);
    Folding.refresh(database, 1_000);
    ledger.append(List.of(ban("eve")));
    Folding.awaitSettled(database);

    List<Integer> excluded = new ArrayList<>();
    int folded;
    do {
      folded = refresh(database, batch);
      excluded.add(excluded(database));
    } while (folded == batch);

    assertThat(excluded).hasSizeGreaterThan(games / batch).endsWith(games);
    for (int step = 1; step < excluded.size(); step++) {
      assertThat(excluded.get(step) - excluded.get(step - 1)).isBetween(0, batch);
    }
    assertThat(database.column("select games_played || ' ' || excluded from report.daily_games"))
        .containsExactly("1 " + games);
  }

  @Test
  @DisplayName("Any number of players can be banned at once, with a game or two or none")
  void manyPlayers(Database database) throws Exception {
    int players = 700;
    int batch = 50;
    PlainLedger ledger = new PlainLedger(database);
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < players; number++) {
      for (int game = 0; game < number % 3; game++) {
        events.addAll(GameScript.at(BEGIN).by("player-" + number).start(1).end().events());
      }
      events.add(ban("player-" + number));
    }
    ledger.append(events);
    Folding.awaitSettled(database);

    int steps = 1;
    while (refresh(database, batch) == batch) {
      steps++;
    }

    assertThat(steps).isLessThan(2 * (events.size() + players) / batch);
    assertThat(excluded(database)).isEqualTo(players - 1);
    assertThat(database.column("select player_id from main.player_to_judge")).isEmpty();
  }

  @Test
  @DisplayName("A step looks at so many banned players and no more")
  void boundedPlayers(Database database) throws Exception {
    PlainLedger ledger = new PlainLedger(database);
    List<Event> bans = new ArrayList<>();
    for (int number = 0; number < 120; number++) {
      bans.add(ban("player-" + number));
    }
    ledger.append(bans);
    Folding.awaitSettled(database);
    refresh(database, 120);
    String left = "select count(*) from main.player_to_judge";
    assertThat(database.value(left)).isEqualTo("120");

    assertThat(refresh(database, 50)).isEqualTo(50);

    assertThat(database.value(left)).isEqualTo("70");
    assertThat(refresh(database, 100)).isEqualTo(70);
    assertThat(database.value(left)).isEqualTo("0");
  }

  private static Event ban(String player) {
    return EventCodec.envelope(
        new PlayerBanned(player, "cheating"), new EventContext(BEGIN, "trivia", null, null));
  }

  private static int refresh(Database database, int batch) throws SQLException {
    return database.value(Integer.class, "select main.refresh('games', ?)", batch);
  }

  private static int excluded(Database database) throws SQLException {
    return database.value(Integer.class, "select count(*)::int from main.games where is_excluded");
  }
}
