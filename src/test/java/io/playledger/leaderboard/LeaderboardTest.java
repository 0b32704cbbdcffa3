package io.playledger.leaderboard;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.playledger.intake.IntakeApi;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the result of a match to who is best. */
@PlayledgerTest
class LeaderboardTest {

  @Inject DataSource dataSource;

  private final List<String> matches = new ArrayList<>();
  private IntakeApi game;

  @BeforeEach
  void make() {
    game = IntakeApi.ofNewGame();
  }

  @Test
  @DisplayName("Most wins first, of equals who was there first; losers are on the board as well")
  void order() {
    match("ada", "bob", 0);
    match("ada", "bob", 1);
    match("eve", "bob", 3);
    match("kim", "bob", 2);
    send();

    board(4)
        .body("season", equalTo("all_time"))
        .body("entries.playerId", contains("ada", "kim", "eve", "bob"))
        .body("entries.rank", contains(1, 2, 3, 4))
        .body("entries.score", contains(2, 1, 1, 0))
        .body("next", nullValue());
  }

  @Test
  @DisplayName("Results that come in any order, and more than once, make the same board")
  void shuffled() {
    Random random = new Random(3);
    for (int match = 0; match < 60; match++) {
      int winner = random.nextInt(9);
      match("p" + winner, "p" + (winner + 1 + random.nextInt(8)) % 9, match);
    }
    send();
    board(9);
    String ordered = entries(9);
    List<String> again = new ArrayList<>(matches);
    IntakeApi other = IntakeApi.ofNewGame();
    Collections.shuffle(again, random);

    for (String match : again) {
      other.send(match);
    }
    other.send(again.get(0));

    game = other;
    Await.until("all are counted", () -> entries(9).equals(ordered));
  }

  @Test
  @DisplayName("The top ten has ten, and a cursor reads on without a gap")
  void pages() {
    for (int player = 10; player < 33; player++) {
      for (int win = 10; win <= player; win++) {
        match("p" + player, "p00", 100 * player + win);
      }
    }
    send();
    board(24).body("players", equalTo(24));

    given()
        .get("/leaderboards/top_ten/" + game.product())
        .then()
        .statusCode(200)
        .body("$", hasSize(10))
        .body("user_id[0]", equalTo("p32"))
        .body("score[0]", equalTo(23));
    List<String> read = new ArrayList<>();
    List<Integer> ranks = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonPath page =
          given()
              .queryParam("limit", 7)
              .queryParams(next.isEmpty() ? Map.of() : Map.of("cursor", next))
              .get("/leaderboards/" + game.product())
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      read.addAll(page.getList("entries.playerId", String.class));
      ranks.addAll(page.getList("entries.rank", Integer.class));
      next = page.getString("next");
    }
    assertThat(read).hasSize(24).doesNotHaveDuplicates().startsWith("p32").endsWith("p00");
    assertThat(ranks).isSorted().startsWith(1).endsWith(24).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("A player's rank, the neighbours, and several players at once")
  void ranks() {
    for (int player = 1; player <= 5; player++) {
      for (int win = 0; win < player; win++) {
        match("p" + player, "p0", 100 * player + win);
      }
    }
    send();
    board(6).body("players", equalTo(6));

    given()
        .get("/leaderboards/{product}/players/p3?around=1", game.product())
        .then()
        .statusCode(200)
        .body("entry.rank", equalTo(3))
        .body("players", equalTo(6))
        .body("percentile", equalTo(60.0f))
        .body("around.playerId", contains("p4", "p3", "p2"))
        .body("around.rank", contains(2, 3, 4));
    given()
        .get("/leaderboards/{product}/players/p5?around=0", game.product())
        .then()
        .body("percentile", equalTo(100.0f))
        .body("around.playerId", contains("p5"));
    given()
        .get("/leaderboards/{product}/players?id=p1&id=p5&id=nobody", game.product())
        .then()
        .statusCode(200)
        .body("playerId", contains("p5", "p1"))
        .body("rank", contains(1, 5));
  }

  @Test
  @DisplayName("A board that nobody is on is empty; who is on none has no rank")
  void nobody() {
    given()
        .get("/leaderboards/" + game.product())
        .then()
        .statusCode(200)
        .body("players", equalTo(0))
        .body("entries", empty());
    given()
        .get("/leaderboards/{product}/players/ada", game.product())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    given().get("/leaderboards/{product}/players", game.product()).then().statusCode(400);
  }

  @Test
  @DisplayName("What cannot be asked is refused")
  void badRequests() {
    match("ada", "bob", 0);
    send();
    board(2);
    for (String query :
        List.of("limit=0", "limit=101", "limit=x", "cursor=%21", "cursor=_w", "cursor=AAA")) {
      assertThat(
              given()
                  .urlEncodingEnabled(false)
                  .get("/leaderboards/%s?%s".formatted(game.product(), query))
                  .statusCode())
          .as(query)
          .isBetween(400, 404);
    }
    given()
        .urlEncodingEnabled(false)
        .get("/leaderboards/%00")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  @DisplayName("A rebuild changes nothing")
  void rebuild() throws Exception {
    match("ada", "bob", 0);
    match("eve", "ada", 1);
    send();
    board(3);
    List<String> before = rows();
    int revision = admin().get("/projections/leaderboard").path("revision");

    admin().post("/projections/leaderboard/rebuild").then().statusCode(202);

    Await.until(
        "it is rebuilt",
        Duration.ofSeconds(30),
        () -> (int) admin().get("/projections/leaderboard").path("revision") > revision);
    assertThat(rows()).isEqualTo(before).isNotEmpty();
    board(3).body("entries.playerId", contains("ada", "eve", "bob"));
  }

  private void match(String winner, String loser, int second) {
    matches.add(
        """
        {'id':'%1$s-%2$s-%3$d','type':'game_over','occurredAt':'2026-05-05T12:%4$02d:%5$02dZ',
         'data':{'winnerId':'%1$s','loserId':'%2$s'}}"""
            .formatted(winner, loser, second, second / 60, second % 60));
  }

  private void send() {
    game.send(matches.stream().collect(Collectors.joining(",", "[", "]")));
  }

  /** Waits until so many are on it and all of it has come. */
  private ValidatableResponse board(int players) {
    long wins = matches.size();
    Await.until(
        "all are counted",
        () -> {
          JsonPath board = given().get("/leaderboards/" + game.product() + "?limit=100").jsonPath();
          return board.getInt("players") == players
              && board.getList("entries.score", Integer.class).stream().mapToInt(s -> s).sum()
                  == wins;
        });
    return given().get("/leaderboards/" + game.product()).then().statusCode(200);
  }

  private String entries(int players) {
    return given()
        .get("/leaderboards/" + game.product() + "?limit=" + players)
        .jsonPath()
        .getString("entries");
  }

  private List<String> rows() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.column(
          connection,
          String.class,
          """
          select (to_jsonb(s) - 'revision' - 'order_id')::text from leaderboard.score_row s
          where s.revision = (
            select c.revision from projection.checkpoint c where c.name = 'leaderboard' and c.is_live)
          order by 1
          """);
    }
  }
}
