package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.playledger.support.PlayledgerTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What waits in quarantine: looked at, repaired or dismissed. */
@PlayledgerTest
class QuarantineTest {

  @Inject IntakeRows rows;

  private QuarantineApi game;

  @BeforeEach
  void aGame() {
    game = QuarantineApi.ofNewGame(rows);
  }

  @Test
  @DisplayName("The original and the version of the schema that it breaks are kept")
  void original() {
    game.requireLevel();
    String sent = QuarantineApi.event("a", "{\"level\": 0 }");

    game.send(sent);

    game.waiting()
        .body("", hasSize(1))
        .body("[0].body", equalTo(sent))
        .body("[0].schemaVersion", equalTo(1))
        .body("[0].field", equalTo("data.level"))
        .body("[0].senderId", equalTo("a"))
        .body("[0].type", equalTo("level_done"))
        .body("[0].source", equalTo(game.product()))
        .body("[0].status", equalTo("waiting"));
  }

  @Test
  @DisplayName("A repair that makes another event of it is refused")
  void otherIdentity() {
    game.decide("quarantine");
    String id = game.send(QuarantineApi.event("a", "{}")).extract().path("events[0].quarantineId");
    game.decide("accept");

    admin()
        .body(QuarantineApi.event("another", "{}"))
        .put("/admin/quarantine/%s/body".formatted(id))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("id"));
  }

  @Test
  @DisplayName("A repair says what the event would still break, and is kept all the same")
  void halfRepaired() {
    game.decide("quarantine");
    String id = game.send(QuarantineApi.event("a", "{}")).extract().path("events[0].quarantineId");

    admin()
        .body("{\"id\":\"a\"")
        .put("/admin/quarantine/%s/body".formatted(id))
        .then()
        .statusCode(200)
        .body("wouldBeTaken", equalTo(false))
        .body("reason", equalTo("malformed"));

    QuarantineApi.replay(id)
        .body("fate", equalTo("quarantined"))
        .body("reason", equalTo("malformed"));
  }

  @Test
  @DisplayName("What is dismissed stays in quarantine, with the reason, and in the accounts")
  void dismiss() throws SQLException {
    game.decide("quarantine");
    String id = game.send(QuarantineApi.event("a", "{}")).extract().path("events[0].quarantineId");

    admin()
        .body(Map.of("note", "a test of the sender"))
        .post("/admin/quarantine/%s/dismiss".formatted(id))
        .then()
        .statusCode(200)
        .body("status", equalTo("dismissed"))
        .body("note", equalTo("a test of the sender"));

    QuarantineApi.replay(id).statusCode(409);
    game.waiting().body("", empty());
    admin()
        .get("/admin/quarantine?status=dismissed&product=" + game.product())
        .then()
        .body("id", contains(id));
    game.assertAccounts(1, 0, 0, 0, 1);
  }

  @Test
  @DisplayName(
      "Bad requests name the field; unknown events are not found; others need the admin key")
  void badRequests() {
    admin().get("/admin/quarantine?status=gone").then().statusCode(400);
    admin().get("/admin/quarantine?limit=0").then().statusCode(400);
    admin()
        .get("/admin/quarantine?after=x")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("after"));
    QuarantineApi.replay("x").statusCode(404);
    QuarantineApi.replay(UUID.randomUUID().toString()).statusCode(404);
    admin()
        .body("{}")
        .post("/admin/quarantine/%s/dismiss".formatted(UUID.randomUUID()))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("note"));
    given().get("/admin/quarantine").then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + game.key())
        .get("/admin/quarantine")
        .then()
        .statusCode(401);
  }
}
