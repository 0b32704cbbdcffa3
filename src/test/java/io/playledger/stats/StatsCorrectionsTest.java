package io.playledger.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.MatchVoided;
import io.playledger.event.PlayerBanned;
import io.playledger.ledger.Place;
import io.playledger.ledger.PlainLedger;
import io.playledger.support.Database;
import io.playledger.support.FreshDatabases;
import io.playledger.support.GameScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stats are those of the events that stand, whatever was corrected in between. */
@ExtendWith(FreshDatabases.class)
class StatsCorrectionsTest {

  private final SomeCorrections some = new SomeCorrections();
  private Database database;
  private PlainLedger ledger;
  private PlainStats stats;
  private Place place = Place.START;

  @BeforeEach
  void ledger(Database fresh) {
    database = fresh;
    ledger = new PlainLedger(fresh);
    stats = new PlainStats(fresh);
  }

  @Test
  @DisplayName("A void match is taken out, and comes back when the void is withdrawn")
  void voided() throws Exception {
    record(SomeCorrections.match("m-1", "ada", "bob", 1));
    record(SomeCorrections.match("m-2", "bob", "ada", 2));
    record(SomeCorrections.match("m-3", "ada", "bob", 3));
    assertThat(shown("ada")).isEqualTo("{games=3, losses=1, wins=2} 1/1");

    Event voiding = some.correction(new MatchVoided("x"), "maze", "m-2");
    record(voiding);
    assertThat(shown("ada")).isEqualTo("{games=2, wins=2} 2/2");
    assertThat(shown("bob")).isEqualTo("{games=2, losses=2} 0/0");

    record(some.withdrawn(voiding));
    assertThat(shown("ada")).isEqualTo("{games=3, losses=1, wins=2} 1/1");
    record(some.withdrawn(voiding));
    assertThat(shown("ada")).isEqualTo("{games=3, losses=1, wins=2} 1/1");
  }

  @Test
  @DisplayName(
      "A result that comes after its match was declared void counts once that is withdrawn")
  void voidedBefore() throws Exception {
    Event voiding = some.correction(new MatchVoided("x"), "maze", "m-1");
    record(
        voiding,
        SomeCorrections.match("m-1", "ada", "bob", 1),
        SomeCorrections.match("m-2", "ada", "bob", 2));
    record(SomeCorrections.match("m-1", "ada", "bob", 3));
    assertThat(shown("ada")).isEqualTo("{games=1, wins=1} 1/1");

    record(some.withdrawn(voiding));

    assertThat(shown("ada")).isEqualTo("{games=3, wins=3} 3/3");
  }

  @Test
  @DisplayName("The same session of another game is another match")
  void otherGame() throws Exception {
    record(SomeCorrections.match("m-1", "ada", "bob", 1));
    record(some.correction(new MatchVoided("x"), "chess", "m-1"));

    assertThat(shown("ada")).isEqualTo("{games=1, wins=1} 1/1");
  }

  @Test
  @DisplayName("Of an answer the latest correction that stands counts, and of a void game none")
  void corrected() throws Exception {
    GameScript game = GameScript.at(SomeCorrections.TIME).by("ada").play(1, 1);
    record(game.events().toArray(Event[]::new));
    Event wrong = game.event("question_answered", 1);
    Event first = some.corrected(wrong, "correct", true);
    Event second = some.corrected(wrong, "answerMillis", 63);
    record(first);
    assertThat(counters("trivia", "ada")).containsEntry("correct", 2L);

    record(second);
    assertThat(counters("trivia", "ada")).containsEntry("correct", 1L);
    assertThat(tally("trivia", "ada").measures().get("answer_ms").median()).isEqualTo(63);

    Event voiding = some.correction(new MatchVoided("x"), "trivia", game.gameId().toString());
    record(voiding);
    record(some.withdrawn(second));
    assertThat(counters("trivia", "ada")).isEmpty();

    record(some.withdrawn(voiding));
    assertThat(counters("trivia", "ada"))
        .containsEntry("correct", 2L)
        .containsEntry("correct/history", 2L)
        .containsEntry("games", 1L);
    assertThat(tally("trivia", "ada").measures().get("answer_ms").median()).isGreaterThan(1_000);
  }

  @Test
  @DisplayName("Bans are remembered under the name that an erased player has by then")
  void bans() throws Exception {
    Event ban = some.correction(new PlayerBanned("ada", "x"), "trivia", null);
    record(ban);
    try (Connection connection = database.begin()) {
      new CorrectionRows().rename(connection, "ada", "erased-1");
      connection.commit();
    }
    assertThat(database.column("select about from stats.correction_row"))
        .containsExactly("erased-1");

    record(some.withdrawn(ban));

    assertThat(database.column("select about from stats.correction_row")).isEmpty();
  }

  @Test
  @DisplayName("A revision that nobody reads any more goes, corrections and all")
  void deleted() throws Exception {
    record(
        SomeCorrections.match("m-1", "ada", "bob", 1),
        some.correction(new MatchVoided("x"), "maze", "m-1"));
    try (Connection connection = database.begin()) {
      while (stats.delete(connection, 1, 1) > 0) {
        // there is more
      }
      connection.commit();
    }
    assertThat(stats.rows(1)).isEmpty();
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
    return stats.all(1).get(new StatsKey(product, player));
  }
}
