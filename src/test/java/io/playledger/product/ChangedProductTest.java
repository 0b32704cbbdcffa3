package io.playledger.product;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.playledger.intake.IntakeApi;
import io.playledger.platform.error.Refusal;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import io.playledger.support.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of a game has what it changes computed anew, and nothing else. */
@PlayledgerTest
class ChangedProductTest {

  private static final String REFUSED = "refused-";

  /** Somebody who refuses some changes after they were written. */
  @ApplicationScoped
  static class Refuser {
    void refuse(@Observes ProductChanged change) {
      if (change.after().name().startsWith(REFUSED)) {
        throw Refusal.conflict("id", "is refused for a test");
      }
    }
  }

  @Inject AgroalDataSource dataSource;

  private IntakeApi game;
  private String id;

  @BeforeEach
  void make() {
    game = IntakeApi.ofNewGame();
    id = game.product();
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of("{'name':'Other'}", List.of()),
        Arguments.of("{'scoring':'elo'}", List.of("leaderboard")),
        Arguments.of("{'boards':['daily']}", List.of("leaderboard")),
        Arguments.of("{'zone':'Europe/Berlin'}", List.of("leaderboard")),
        Arguments.of(
            "{'seasons':[{'name':'s','from':'2026-01-01T00:00:00Z','to':'2027-01-01T00:00:00Z'}]}",
            List.of("leaderboard")),
        Arguments.of(
            "{'scoring':'points_sum','subScores':[{'name':'time','direction':'lowest'}]}",
            List.of("leaderboard")),
        Arguments.of("{'startsAt':'2026-01-01T00:00:00Z'}", List.of("leaderboard", "stats")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  @DisplayName("A change has its boards and stats computed anew, the same again does not")
  void rebuilds(String change, List<String> rebuilt) {
    ProductApi.put(id, "{}");
    List<Integer> before = revisions();

    assertThat(ProductApi.put(id, change)).isEqualTo(200);

    List<Integer> after = awaitRebuilt();
    assertThat(after.get(0) > before.get(0)).isEqualTo(rebuilt.contains("leaderboard"));
    assertThat(after.get(1) > before.get(1)).isEqualTo(rebuilt.contains("stats"));

    assertThat(ProductApi.put(id, change)).isEqualTo(200);
    assertThat(awaitRebuilt()).isEqualTo(after);
  }

  @Test
  @DisplayName("What the handlers of a game count is computed anew when it is given up too")
  void givenUp() {
    ProductApi.put(id, "{'startsAt':'2026-01-01T00:00:00Z'}");
    List<Integer> before = awaitRebuilt();

    ProductApi.send("DELETE", id, "");

    assertThat(awaitRebuilt().get(1)).isGreaterThan(before.get(1));
  }

  @Test
  @DisplayName("A rebuild leaves the matches of the game as they were counted")
  void countsStay() {
    game.send("{'id':'1','type':'game_over','data':{'winnerId':'ada','loserId':'bob'}}");
    String path = "/players/ada/stats/" + id;
    Await.until("it is counted", () -> given().get(path).<Integer>path("stats.wins") == 1);

    ProductApi.put(id, "{'boards':['daily'],'startsAt':'1999-01-01T00:00:00Z'}");
    awaitRebuilt();

    assertThat(given().get(path).<Integer>path("stats.wins")).isEqualTo(1);
  }

  @Test
  @DisplayName("A change that somebody refuses leaves nothing behind, and begins no rebuild")
  void refused() throws SQLException {
    List<Integer> before = awaitRebuilt();

    Problem.of(
        ProductApi.send("PUT", id, "{'name':'%s1','scoring':'elo'}".formatted(REFUSED)), 409);

    assertThat(awaitRebuilt()).isEqualTo(before);
    given().get("/products/" + id).then().statusCode(404);
    try (Connection connection = dataSource.getConnection()) {
      assertThat(
              Sql.value(
                  connection, Long.class, "select count(*) from product.product where id = ?", id))
          .isZero();
    }
  }

  private static List<Integer> revisions() {
    return Stream.of("leaderboard", "stats")
        .map(name -> admin().get("/projections/" + name).<Integer>path("revision"))
        .toList();
  }

  private static List<Integer> awaitRebuilt() {
    for (String name : List.of("leaderboard", "stats")) {
      Await.until(
          "nothing is being rebuilt",
          () -> admin().get("/projections/" + name).path("rebuild") == null);
    }
    return revisions();
  }
}
