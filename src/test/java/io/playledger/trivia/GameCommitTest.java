package io.playledger.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.SessionEvent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A game's state and the events that report it commit together, or neither does. */
@PlayledgerTest
class GameCommitTest {

  @Inject AgroalDataSource database;

  @Test
  @DisplayName("The state of each game is what its events add up to")
  void stateEqualsEvents() throws SQLException {
    List<String> sessions =
        List.of(
            Player.play(Map.of("questionCount", 5), 3),
            Player.play(Map.of("questionCount", 1), 0),
            Player.start(Map.of()));

    Player.answer(sessions.get(0), "film-01", 0).then().statusCode(409);

    for (String session : sessions) {
      List<SessionEvent> events = SessionEvent.of(database, session);
      State state = state("id = ?::uuid", session).get(0);
      assertThat(count(events, "game_started")).isEqualTo(1);
      assertThat(count(events, "questions_served")).isEqualTo(state.isServed() ? 1 : 0);
      assertThat(count(events, "question_answered")).isEqualTo(state.answered());
      assertThat(count(events, "game_ended")).isEqualTo(state.isEnded() ? 1 : 0);
      assertThat(events.stream().mapToInt(event -> event.data().path("points").intValue()).sum())
          .isEqualTo(state.score());
    }
  }

  @Test
  @DisplayName("A start whose event cannot be recorded has made no game, and can be tried again")
  void startWithoutEvent() throws SQLException {
    String player = "unrecorded-starter";
    Map<String, ?> wish = Map.of("playerId", player, "clientRequestId", "once");

    try (Refusing ignored = new Refusing(player, "game_started")) {
      Player.post("/game/start", wish)
          .statusCode(500)
          .body(not(containsString("refused by a test")));
    }

    assertThat(state("player_id = ?", player)).isEmpty();
    assertThat(SessionEvent.typesOf(database, Player.start(wish))).containsExactly("game_started");
  }

  @Test
  @DisplayName("An answer whose event cannot be recorded is not counted, and can be tried again")
  void answerWithoutEvent() throws SQLException {
    String player = "unrecorded-answerer";
    String session = Player.start(Map.of("playerId", player));
    Map<String, Object> question = Player.questions(session).get(0);

    try (Refusing ignored = new Refusing(player, "question_answered")) {
      Player.answer(session, question, true).then().statusCode(500);
    }

    assertThat(state("player_id = ?", player)).containsExactly(new State(true, 0, 0, false));
    Player.answer(session, question, true).then().statusCode(200).body("currentScore", is(10));
  }

  private static long count(List<SessionEvent> events, String type) {
    return events.stream().filter(event -> event.type().equals(type)).count();
  }

  private record State(boolean isServed, int answered, int score, boolean isEnded) {}

  private List<State> state(String condition, String value) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select questions_served_at is not null, answered, score, ended_at is not null
                from trivia.session where %s
                """
                    .formatted(condition))) {
      statement.setString(1, value);
      List<State> states = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          states.add(new State(row.getBoolean(1), row.getInt(2), row.getInt(3), row.getBoolean(4)));
        }
      }
      return states;
    }
  }

  /** While open, the ledger takes no event of that type by that player. */
  private final class Refusing implements AutoCloseable {

    private Refusing(String player, String type) throws SQLException {
      execute(
          """
          create function ledger.refuse_for_test() returns trigger language plpgsql as
            $$ begin raise exception 'refused by a test'; end $$;
          create trigger refuse_for_test before insert on ledger.event for each row
            when (new.player_id = '%s' and new.type = '%s')
            execute function ledger.refuse_for_test()
          """
              .formatted(player, type));
    }

    @Override
    public void close() throws SQLException {
      execute("drop function ledger.refuse_for_test() cascade");
    }

    /** Locks the table before its partitions, as readers do; the drop alone goes the other way. */
    private void execute(String sql) throws SQLException {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("lock table ledger.event in access exclusive mode");
        statement.execute(sql);
        connection.commit();
      }
    }
  }
}
