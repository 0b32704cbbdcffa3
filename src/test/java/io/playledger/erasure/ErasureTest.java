package io.playledger.erasure;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.playledger.report.ReportApi;
import io.playledger.support.Await;
import io.playledger.support.Player;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A person is erased, and with the person every trace of the id. */
@PlayledgerTest
class ErasureTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Inject AgroalDataSource dataSource;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String ada = "ada lovelace " + run;
  private final String bob = "bob-" + run;
  private final String product = "product-" + run;
  private String key;

  @BeforeEach
  void key() {
    key =
        admin()
            .body(Map.of("name", "erasure " + run, "scopes", List.of("write:" + product)))
            .post("/admin/keys")
            .then()
            .statusCode(201)
            .extract()
            .path("key");
    Await.until("the key is known", () -> send("[]").statusCode() == 200);
  }

  @Test
  @DisplayName("No column of any table has the id any more, and later events bring it back nowhere")
  void everywhere() throws SQLException {
    String session = Player.play(Map.of("playerId", ada, "questionCount", 2), 1);
    String running =
        Player.start(Map.of("playerId", ada, "questionCount", 3, "clientRequestId", ada));
    Player.play(Map.of("playerId", bob, "questionCount", 2), 2);
    ban(ada);
    assertThat(fates(everything())).containsOnly("stored");
    assertThat(fates(otherwise())).containsOnly("conflict");
    assertThat(fates(bad("m-1"), bad("m-2"))).containsOnly("quarantined");
    ReportApi.refresh();
    List<Map<String, Object>> history = history(bob);
    String bobsEvents = eventsOf(bob);
    Await.until("the match is counted", () -> wins(ada) == 1);

    erase(ada);
    String pseudonym = awaitErased(ada);

    assertThat(traces(ada)).isEmpty();
    assertThat(wins(pseudonym)).isOne();
    assertThat(fates(everything())).as("sent again").containsOnly("duplicate");
    assertThat(fates(otherwise())).as("sent again").containsOnly("conflict");
    assertThat(fates(late())).containsOnly("stored");
    assertThat(fates(bad("m-3"))).containsOnly("quarantined");
    Player.end(running);
    Player.play(Map.of("playerId", ada, "questionCount", 1), 1);
    ban(ada);
    assertThat(traces(ada)).isEmpty();
    ReportApi.refresh();
    assertThat(traces(ada)).isEmpty();
    assertThat(history(ada)).isEmpty();
    assertThat(history(pseudonym))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row).containsEntry("is_excluded", true))
        .anySatisfy(row -> assertThat(row).containsEntry("game_id", session));
    assertThat(history(bob)).isEqualTo(history);
    assertThat(eventsOf(bob)).isEqualTo(bobsEvents);
    assertThat(
            text(
                "select string_agg(distinct data ->> 'loserId', ',') from ledger.event"
                    + " where product = ? and type = 'match_over' and data ->> 'loserId' is not null",
                product))
        .isEqualTo(pseudonym);
    assertThat(
            text(
                "select context::text from ledger.event where player_id = ? and product = ?"
                    + " and context is not null limit 1",
                pseudonym,
                product))
        .isEqualTo("{\"traceparent\": \"%s\"}".formatted(TRACE));
    assertModelsEqualRecount();
  }

  @Test
  @DisplayName("While it is under way an event that comes again is a duplicate all the same")
  void underWay() throws SQLException {
    fates(everything());

    erase(ada);

    assertThat(fates(everything())).containsOnly("duplicate");
    awaitErased(ada);
    assertThat(fates(everything())).containsOnly("duplicate");
    assertThat(
            text(
                "select count(*)::text from ledger.conflict c join ledger.event e"
                    + " on e.id = c.event_id where e.product = ?",
                product))
        .isEqualTo("0");
  }

  @Test
  @DisplayName("Asking again gives the same record; it does not tell who it is about")
  void askingAgain() throws SQLException {
    JsonPath first = erase(ada);

    JsonPath second = erase(ada);

    assertThat(second.getString("id")).isEqualTo(first.getString("id"));
    awaitErased(ada);
    admin()
        .delete("/v1/players/{id}", ada)
        .then()
        .statusCode(200)
        .body("id", equalTo(first.getString("id")))
        .body("finishedAt", not(nullValue()))
        .body("steps.name", hasItems("events", "quarantine", "models"));
    assertThat(admin().get("/admin/erasures?limit=500").asString()).doesNotContain(ada);
    admin()
        .delete("/v1/players/{id}", first.getString("pseudonym"))
        .then()
        .statusCode(409)
        .contentType("application/problem+json");
  }

  @Test
  @DisplayName("Only the admin erases")
  void adminOnly() {
    given().delete("/v1/players/{id}", ada).then().statusCode(401);
    given().get("/admin/erasures").then().statusCode(401);
  }

  /** One's own, others', as value, in lists, as key, beside numbers in every spelling. */
  private String everything() {
    return """
        [{"id":"e-1-%1$s","type":"level_completed","occurredAt":"2026-03-01T10:00:00.123456Z","playerId":"%2$s",
          "data":{"b":1.0,"a":4.990,"c":1e3,"d":1.5e300,"e":-0.0,"f":1e-7,"g":12345678901234567890123,"h":"\\u00e4/\\\\"},
          "context":{"userAgent":"%2$s's phone"}},
         {"id":"e-2-%1$s","type":"match_over","occurredAt":"2026-03-01T10:00:01Z","playerId":"%3$s",
          "data":{"loserId":"%2$s","winnerId":"%3$s","stake":2.50,"deep":[{"with":["%2$s",1.0]}],"scores":{"%2$s":1.50,"%3$s":2}},
          "context":{"opponent":"%2$s"}},
         {"id":"e-3-%1$s","type":"level_completed","playerId":"%2$s","sessionId":"%2$s","data":{}},
         {"id":"g-1-%1$s","type":"game_over","occurredAt":"2026-03-01T10:00:03Z",
          "data":{"winnerId":"%2$s","loserId":"%3$s"}},
         {"id":"without-%1$s","type":"level_completed","occurredAt":"2026-03-01T10:00:02Z","playerId":"%3$s",
          "data":{"n":7.10}}]
        """
        .formatted(run, ada, bob);
  }

  private String otherwise() {
    return """
        {"id":"e-2-%1$s","type":"match_over","occurredAt":"2026-03-01T10:00:01Z","playerId":"%3$s",
         "data":{"loserId":"%2$s","winnerId":"%3$s","stake":3.0}}
        """
        .formatted(run, ada, bob);
  }

  private String late() {
    return """
        [{"id":"l-1-%1$s","type":"level_completed","occurredAt":"2026-03-01T09:00:00Z","playerId":"%2$s","data":{}},
         {"id":"l-2-%1$s","type":"match_over","occurredAt":"2026-03-01T09:00:00Z","data":{"loserId":"%2$s"}}]
        """
        .formatted(run, ada);
  }

  private String bad(String id) {
    return """
        {"id":"%s","type":"no name","playerId":"%s","data":{"winner":"%s"},"context":{"user":"%s"}}
        """
        .formatted(id, ada, ada.replace("l", "\\u006c"), ada);
  }

  private List<String> fates(String... bodies) {
    return Arrays.stream(bodies)
        .map(this::send)
        .peek(answer -> answer.then().statusCode(200))
        .flatMap(answer -> answer.jsonPath().<String>getList("events.fate").stream())
        .toList();
  }

  private Response send(String body) {
    return given()
        .header("Authorization", "Bearer " + key)
        .header("traceparent", TRACE)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/events");
  }

  private static JsonPath erase(String player) {
    return admin().delete("/v1/players/{id}", player).then().statusCode(202).extract().jsonPath();
  }

  /** The pseudonym, once nothing is left to do. */
  private static String awaitErased(String player) {
    Await.until(
        "the player is erased",
        Duration.ofSeconds(40),
        () -> admin().delete("/v1/players/{id}", player).statusCode() == 200);
    return admin().delete("/v1/players/{id}", player).path("pseudonym");
  }

  private static void ban(String player) {
    admin()
        .body(Map.of("playerId", player, "reason", player))
        .post("/admin/corrections/ban")
        .then()
        .statusCode(200);
  }

  private static List<Map<String, Object>> history(String player) {
    return ReportApi.withKey()
        .queryParam("playerId", player)
        .get("/reports/player_history")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("rows");
  }

  private int wins(String player) {
    return given().get("/players/{id}/stats/{product}", player, product).path("stats.wins");
  }

  private String eventsOf(String player) throws SQLException {
    return text(
        "select string_agg(e::text, ' ' order by id) from ledger.event e"
            + " where player_id = ? and position('%s' in data::text) = 0".formatted(ada)
            + " and type <> 'match_over'",
        player);
  }

  private List<String> traces(String text) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Traces.of(connection, text);
    }
  }

  private String text(String query, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.value(connection, String.class, query, parameters);
    }
  }

  private void assertModelsEqualRecount() {
    String href = admin().post("/checks").then().statusCode(202).extract().path("href");
    Await.until(
        "the model tests have run",
        () -> ReportApi.withKey().get(href).jsonPath().get("finishedAt") != null);
    JsonPath checks = ReportApi.withKey().get(href).jsonPath();
    assertThat(checks.<String>getList("tests.findAll { it.result != 'passed' }.test")).isEmpty();
  }
}
