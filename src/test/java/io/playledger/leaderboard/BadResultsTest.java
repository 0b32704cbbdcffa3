package io.playledger.leaderboard;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.playledger.intake.IntakeApi;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that make no sense have a defined answer, and leave no board half written. */
@PlayledgerTest
class BadResultsTest {

  @Inject DataSource dataSource;

  private IntakeApi game;

  @BeforeEach
  void make() {
    game = IntakeApi.ofNewGame();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'winnerId':'ada'}                                        | quarantined
          {'loserId':'bob'}                                         | quarantined
          {}                                                        | quarantined
          {'winnerId':'','loserId':'bob'}                           | quarantined
          {'winnerId':'a\\u0000','loserId':'bob'}                   | quarantined
          {'score':'NaN'}                                           | quarantined
          {'score':9007199254740993}                                | quarantined
          {'score':-1e300}                                          | quarantined
          {'results':[]}                                            | quarantined
          {'winnerId':'ada','loserId':'ada'}                        | parked
          {'results':[{'playerId':'ada'},{'playerId':'bob'}]}       | parked
          {'results':[{'playerId':'a','rank':1},{'playerId':'a','rank':2}]} | parked
          {'playerId':'ada','score':3}                              | parked
          """)
  @DisplayName("Of what cannot be a result of two it is said, and the board is as before")
  void bad(String data, String fate) throws SQLException {
    String id = "bad-" + Math.abs(data.hashCode());

    String told = game.send(event(id, data)).all().get(0);

    assertThat(told).isEqualTo(fate.equals("parked") ? "stored" : fate);
    game.send(event("good", "{'winnerId':'ada','loserId':'bob'}"));
    awaitScores(1, 0);
    board().body("players", equalTo(2)).body("entries.playerId", contains("ada", "bob"));
    assertThat(parked()).isEqualTo(fate.equals("parked") ? 1 : 0);
  }

  @Test
  @DisplayName("A result that comes again counts once; its fate says so")
  void again() {
    String result = event("once", "{'winnerId':'ada','loserId':'bob'}");

    assertThat(game.send(result).all()).containsExactly("stored");
    assertThat(game.send(result).all()).containsExactly("duplicate");
    game.send(event("another", "{'winnerId':'bob','loserId':'ada'}"));

    awaitScores(1, 1);
  }

  @Test
  @DisplayName("What is dated before the game is stored, and counts nowhere")
  void beforeTheGame() {
    admin()
        .body(Map.of("startsAt", "2026-06-01T00:00:00Z"))
        .put("/products/" + game.product())
        .then()
        .statusCode(201);

    assertThat(game.send(event("early", "{'winnerId':'ada','loserId':'bob'}")).all())
        .containsExactly("stored");
    game.send(
        event("late", "{'winnerId':'eve','loserId':'kim'}").replace("2026-05-05", "2026-06-05"));

    awaitScores(1, 0);
    board().body("entries.playerId", contains("eve", "kim"));
    given()
        .get("/players/ada/stats/" + game.product())
        .then()
        .statusCode(200)
        .body("stats.games", equalTo(0));
  }

  private static String event(String id, String data) {
    return "{'id':'%s','type':'game_over','occurredAt':'2026-05-05T12:00:00Z','data':%s}"
        .formatted(id, data);
  }

  /** Events of the game that the boards went on without. */
  private long parked() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(
          connection,
          Long.class,
          """
          select count(*) from projection.parked k join ledger.event e on e.id = k.event_id
          where k.name = 'leaderboard' and e.product = ?
          """,
          game.product());
    }
  }

  private void awaitScores(Integer... scores) {
    Await.until("it is counted", () -> scores().equals(List.of(scores)));
  }

  private List<Integer> scores() {
    return board().extract().jsonPath().getList("entries.score", Integer.class);
  }

  private ValidatableResponse board() {
    return given().get("/leaderboards/" + game.product()).then().statusCode(200);
  }
}
