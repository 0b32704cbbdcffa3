package io.playledger.stats;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.playledger.intake.IntakeApi;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From an event of any game to what its players have done. */
@PlayledgerTest
class StatsTest {

  @Inject DataSource dataSource;

  private IntakeApi game;

  @BeforeEach
  void make() {
    game = IntakeApi.ofNewGame();
  }

  @Test
  @DisplayName("Matches of a game that nobody has registered count as wins and losses")
  void winsAndLosses() {
    game.send(
        """
        [{'id':'1','type':'game_over','occurredAt':'2026-05-05T12:00:00Z','data':{'winnerId':'ada','loserId':'bob'}},
         {'id':'2','type':'game_over','occurredAt':'2026-05-05T12:03:00Z','data':{'winnerId':'ada','loserId':'bob'}},
         {'id':'3','type':'game_over','occurredAt':'2026-05-05T12:02:00Z','data':{'winnerId':'bob','loserId':'ada'}}]
        """);

    Map<String, Integer> stats = awaitGames("ada", 3);

    assertThat(stats)
        .containsExactly(
            Map.entry("games", 3),
            Map.entry("wins", 2),
            Map.entry("losses", 1),
            Map.entry("current_streak", 1),
            Map.entry("best_streak", 1));
    given()
        .get("/players/bob/stats/" + game.product())
        .then()
        .body("stats.wins", equalTo(1))
        .body("stats.losses", equalTo(2))
        .body("lastAt", equalTo("2026-05-05T12:03:00Z"));
  }

  @Test
  @DisplayName("The same match sent again counts once")
  void duplicate() {
    String match = "{'id':'1','type':'game_over','data':{'winnerId':'ada','loserId':'bob'}}";
    game.send(match);
    game.send(match);
    game.send("{'id':'2','type':'game_over','data':{'winnerId':'ada','loserId':'eve'}}");

    assertThat(awaitGames("ada", 2)).containsEntry("wins", 2);
  }

  @Test
  @DisplayName("A match of any game that an admin declares void counts no more, until withdrawn")
  void voided() throws Exception {
    game.send(
        """
        [{'id':'1','type':'game_over','sessionId':'m/1','occurredAt':'2026-05-05T12:00:00Z','data':{'winnerId':'ada','loserId':'bob'}},
         {'id':'2','type':'game_over','sessionId':'m/2','occurredAt':'2026-05-05T12:03:00Z','data':{'winnerId':'bob','loserId':'ada'}}]
        """);
    Map<String, Integer> before = awaitGames("ada", 2);
    Map<String, String> body =
        Map.of("product", game.product(), "matchId", "m/2", "reason", "seen by a referee");

    JsonPath made = corrected("/admin/corrections/void", body);

    assertThat(awaitGames("ada", 1)).containsEntry("losses", 0).containsEntry("current_streak", 1);
    assertThat(made.getString("matchId")).isEqualTo("m/2");
    assertThat(made.getString("gameId")).isNull();
    assertThat(corrected("/admin/corrections/void", body).getString("id"))
        .isEqualTo(made.getString("id"));
    rebuild("ada", 1);

    corrected(
        "/admin/corrections/%s/withdraw".formatted(made.getString("id")), Map.of("reason", "x"));

    assertThat(awaitGames("ada", 2)).isEqualTo(before);
  }

  @Test
  @DisplayName("A banned player's stats say so and stay as they are, and so do those of others")
  void banned() {
    String eve = "eve-" + game.product();
    game.send(
        "{'id':'1','type':'game_over','data':{'winnerId':'%s','loserId':'bob'}}".formatted(eve));
    awaitGames(eve, 1);
    String path = "/players/%s/stats/%s".formatted(eve, game.product());
    given().get(path).then().body("banned", equalTo(false));

    corrected("/admin/corrections/ban", Map.of("playerId", eve, "reason", "x"));

    Await.until("the ban shows", () -> given().get(path).<Boolean>path("banned"));
    given().get(path).then().body("stats.wins", equalTo(1));
    given()
        .get("/players/bob/stats/" + game.product())
        .then()
        .body("stats.losses", equalTo(1))
        .body("banned", equalTo(false));
  }

  @Test
  @DisplayName("A player of whom nothing is known has zeros")
  void nobody() {
    given()
        .get("/players/nobody/stats/nothing")
        .then()
        .statusCode(200)
        .body("stats.games", equalTo(0))
        .body("lastAt", nullValue());
  }

  @Test
  @DisplayName("Names that nothing can have are refused")
  void impossibleNames() {
    for (String name : List.of("%00", "x".repeat(257))) {
      given()
          .urlEncodingEnabled(false)
          .get("/players/%s/stats/maze".formatted(name))
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
  }

  @Test
  @DisplayName("A match of a player with himself is parked, and shown; the rest goes on")
  void parked() throws Exception {
    game.send(
        """
        [{'id':'1','type':'game_over','data':{'winnerId':'ada','loserId':'ada'}},
         {'id':'2','type':'game_over','data':{'winnerId':'ada','loserId':'bob'}}]
        """);

    assertThat(awaitGames("ada", 1)).containsEntry("wins", 1);
    JsonPath state = admin().get("/projections/stats").then().statusCode(200).extract().jsonPath();
    assertThat(state.getList("firstParked.error", String.class))
        .contains("IllegalArgumentException: winner and loser are the same player");
    assertThat(state.getString("stoppedWhy")).isNull();
    assertThat(state.getInt("parked")).isPositive();
  }

  @Test
  @DisplayName("A rebuild changes nothing")
  void rebuild() throws Exception {
    game.send("{'id':'1','type':'game_over','data':{'winnerId':'ada','loserId':'bob'}}");
    awaitGames("ada", 1);

    rebuild("ada", 1);
  }

  private void rebuild(String player, int wins) throws Exception {
    List<String> before = rows();
    int revision = admin().get("/projections/stats").path("revision");

    admin().post("/projections/stats/rebuild").then().statusCode(202);

    Await.until(
        "it is rebuilt",
        Duration.ofSeconds(30),
        () -> (int) admin().get("/projections/stats").path("revision") > revision);
    assertThat(rows()).isEqualTo(before).isNotEmpty();
    given()
        .get("/players/%s/stats/%s".formatted(player, game.product()))
        .then()
        .body("stats.wins", equalTo(wins));
  }

  private static JsonPath corrected(String path, Map<String, String> body) {
    return admin().body(body).post(path).then().statusCode(200).extract().jsonPath();
  }

  @Test
  @DisplayName("The projections are listed, and only the admin has them rebuilt")
  void projections() {
    admin().get("/projections").then().statusCode(200).body("name", hasItem("stats"));
    admin().get("/projections/stats").then().body("types", hasItem("game_over"));
    admin().get("/projections/nothing").then().statusCode(404);
    admin().post("/projections/nothing/rebuild").then().statusCode(404);
    admin().post("/projections/nothing/retry").then().statusCode(404);
    for (String path : List.of("rebuild", "retry")) {
      given().post("/projections/stats/" + path).then().statusCode(401);
    }
    given().get("/projections").then().statusCode(401);
  }

  private Map<String, Integer> awaitGames(String player, int games) {
    String path = "/players/%s/stats/%s".formatted(player, game.product());
    Await.until(
        "the matches are counted", () -> given().get(path).<Integer>path("stats.games") == games);
    return given().get(path).then().statusCode(200).extract().jsonPath().getMap("stats");
  }

  private List<String> rows() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.column(
          connection,
          String.class,
          """
          select (to_jsonb(s) - 'revision')::text from stats.player_row s
          where s.revision = (
            select c.revision from projection.checkpoint c where c.name = 'stats' and c.is_live)
          union all
          select (to_jsonb(r) - 'revision')::text from stats.correction_row r
          where r.revision = (
            select c.revision from projection.checkpoint c where c.name = 'stats' and c.is_live)
          order by 1
          """);
    }
  }
}
