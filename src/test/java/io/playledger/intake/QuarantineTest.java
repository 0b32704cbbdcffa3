package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.AtOnce;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@PlayledgerTest
class QuarantineTest {

  private static final String STRICT =
      """
      {"type":"object","properties":{"level":{"type":"integer","minimum":1}},"required":["level"]}
      """;

  /** A game and a key of the test's own. */
  private final String product = "game-" + UUID.randomUUID();

  @Inject AgroalDataSource dataSource;
  private String key;

  @BeforeEach
  void makeKey() {
    key =
        admin()
            .body(Map.of("name", product, "scopes", List.of("write:" + product)))
            .post("/admin/keys")
            .then()
            .statusCode(201)
            .extract()
            .path("key");
  }

  @Test
  @DisplayName(
      "An event that breaks a stricter schema is repaired, replayed, and then in the ledger")
  void repairAndReplay() throws SQLException {
    send(event("a", "{}")).body("events[0].fate", equalTo("stored"));
    admin()
        .body(STRICT)
        .post("/admin/schemas/%s/level_done".formatted(product))
        .then()
        .statusCode(201);
    String id =
        send(event("b", "{}"))
            .body("events[0].fate", equalTo("quarantined"))
            .body("events[0].reason", equalTo("schema"))
            .extract()
            .path("events[0].quarantineId");

    admin()
        .body(event("b", "{\"level\":3}"))
        .put("/admin/quarantine/%s/body".formatted(id))
        .then()
        .statusCode(200)
        .body("wouldBeTaken", equalTo(true));
    String eventId =
        admin()
            .post("/admin/quarantine/%s/replay".formatted(id))
            .then()
            .statusCode(200)
            .body("fate", equalTo("stored"))
            .extract()
            .path("eventId");

    admin()
        .get("/v1/events/" + eventId)
        .then()
        .body("fate", equalTo("stored"))
        .body("data.level", equalTo(3))
        .body("occurredAt", equalTo("2026-05-01T10:00:00Z"));
    admin().get("/v1/events/" + id).then().body("eventId", equalTo(eventId));
    send(event("b", "{\"level\":3}"))
        .body("events[0].fate", equalTo("duplicate"))
        .body("events[0].eventId", equalTo(eventId));
    assertAccounts(3, 2, 1, 0, 0);
  }

  @Test
  @DisplayName(
      "The report of the day it was received shows it quarantined, and once replayed stored")
  void report() {
    admin()
        .body(STRICT)
        .post("/admin/schemas/%s/level_done".formatted(product))
        .then()
        .statusCode(201);
    String id =
        send("[%s,%s]".formatted(event("a", "{\"level\":1}"), event("b", "{}")))
            .extract()
            .path("events[1].quarantineId");
    assertReport(2, 1, 1);

    admin()
        .body(event("b", "{\"level\":3}"))
        .put("/admin/quarantine/%s/body".formatted(id))
        .then()
        .statusCode(200);
    replay(id).statusCode(200);

    assertReport(2, 2, 0);
  }

  private void assertReport(int received, int stored, int quarantined) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String row = "rows.find { it.product == '%s' }.".formatted(product);
    admin()
        .get("/reports/daily_intake?from=%s&to=%s".formatted(today.minusDays(1), today.plusDays(1)))
        .then()
        .statusCode(200)
        .body(row + "source", equalTo(product))
        .body(row + "received", equalTo(received))
        .body(row + "stored", equalTo(stored))
        .body(row + "duplicate", equalTo(0))
        .body(row + "conflict", equalTo(0))
        .body(row + "quarantined", equalTo(quarantined));
  }

  @Test
  @DisplayName("The original and the version of the schema that it breaks are kept")
  void original() {
    admin()
        .body(STRICT)
        .post("/admin/schemas/%s/level_done".formatted(product))
        .then()
        .statusCode(201);
    String sent = event("a", "{\"level\": 0 }");

    send(sent);

    waiting()
        .body("", hasSize(1))
        .body("[0].body", equalTo(sent))
        .body("[0].schemaVersion", equalTo(1))
        .body("[0].field", equalTo("data.level"))
        .body("[0].senderId", equalTo("a"))
        .body("[0].type", equalTo("level_done"))
        .body("[0].source", equalTo(product))
        .body("[0].status", equalTo("waiting"));
  }

  @Test
  @DisplayName(
      "A replay without a repair succeeds once the rule is gone; another finds it resolved")
  void replayTwice() throws SQLException {
    decide("quarantine");
    String id = send(event("a", "{}")).extract().path("events[0].quarantineId");
    replay(id).statusCode(200).body("fate", equalTo("quarantined"));
    decide("accept");

    replay(id).statusCode(200).body("fate", equalTo("stored"));

    replay(id).statusCode(409);
    assertAccounts(1, 1, 0, 0, 0);
  }

  @Test
  @DisplayName("An event without an id or a time keeps those of its first receipt")
  void keepsIdentityAndTime() throws SQLException {
    decide("quarantine");
    String sent = "{\"type\":\"door_opened\",\"data\":{\"door\":1}}";
    String id =
        given()
            .header("Authorization", "Bearer " + key)
            .header("Idempotency-Key", "request-1")
            .contentType(ContentType.JSON)
            .body(sent)
            .post("/v1/events")
            .then()
            .extract()
            .path("events[0].quarantineId");
    String receivedAt = admin().get("/admin/quarantine/" + id).then().extract().path("receivedAt");
    decide("accept");

    String eventId = replay(id).extract().path("eventId");

    admin().get("/v1/events/" + eventId).then().body("occurredAt", equalTo(receivedAt));
    given()
        .header("Authorization", "Bearer " + key)
        .header("Idempotency-Key", "request-1")
        .contentType(ContentType.JSON)
        .body(sent)
        .post("/v1/events")
        .then()
        .body("events[0].fate", equalTo("duplicate"))
        .body("events[0].eventId", equalTo(eventId));
  }

  @Test
  @DisplayName("A repair that makes another event of it is refused")
  void otherIdentity() {
    decide("quarantine");
    String id = send(event("a", "{}")).extract().path("events[0].quarantineId");
    decide("accept");

    admin()
        .body(event("another", "{}"))
        .put("/admin/quarantine/%s/body".formatted(id))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("id"));
  }

  @Test
  @DisplayName("A repair says what the event would still break, and is kept all the same")
  void halfRepaired() {
    decide("quarantine");
    String id = send(event("a", "{}")).extract().path("events[0].quarantineId");

    admin()
        .body("{\"id\":\"a\"")
        .put("/admin/quarantine/%s/body".formatted(id))
        .then()
        .statusCode(200)
        .body("wouldBeTaken", equalTo(false))
        .body("reason", equalTo("malformed"));

    replay(id).body("fate", equalTo("quarantined")).body("reason", equalTo("malformed"));
  }

  @Test
  @DisplayName("Of many replays at the same time one writes the event")
  void replaysRace() throws SQLException {
    decide("quarantine");
    String id = send(event("a", "{}")).extract().path("events[0].quarantineId");
    decide("accept");

    List<Integer> statuses = AtOnce.call(8, () -> replay(id).extract().statusCode());

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    assertAccounts(1, 1, 0, 0, 0);
  }

  @Test
  @DisplayName("All that wait for one reason are replayed in pieces")
  void replayAll() throws SQLException {
    decide("quarantine");
    StringBuilder events = new StringBuilder("[");
    for (int number = 0; number < 120; number++) {
      events.append(number == 0 ? "" : ",").append(event("e" + number, "{}"));
    }
    send(events.append(']').toString()).body("quarantined", equalTo(120));
    decide("accept");

    String next =
        admin()
            .post("/admin/quarantine/replay?reason=unknown_type&product=" + product)
            .then()
            .statusCode(200)
            .body("recorded", equalTo(100))
            .extract()
            .path("next");
    admin()
        .post(
            "/admin/quarantine/replay?reason=unknown_type&product=%s&after=%s"
                .formatted(product, next))
        .then()
        .body("recorded", equalTo(20))
        .body("next", nullValue());

    waiting().body("", empty());
    assertAccounts(120, 120, 0, 0, 0);
  }

  @Test
  @DisplayName("What is dismissed stays in quarantine, with the reason, and in the accounts")
  void dismiss() throws SQLException {
    decide("quarantine");
    String id = send(event("a", "{}")).extract().path("events[0].quarantineId");

    admin()
        .body(Map.of("note", "a test of the sender"))
        .post("/admin/quarantine/%s/dismiss".formatted(id))
        .then()
        .statusCode(200)
        .body("status", equalTo("dismissed"))
        .body("note", equalTo("a test of the sender"));

    replay(id).statusCode(409);
    waiting().body("", empty());
    admin()
        .get("/admin/quarantine?status=dismissed&product=" + product)
        .then()
        .body("id", contains(id));
    assertAccounts(1, 0, 0, 0, 1);
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
    replay("x").statusCode(404);
    replay(UUID.randomUUID().toString()).statusCode(404);
    admin()
        .body("{}")
        .post("/admin/quarantine/%s/dismiss".formatted(UUID.randomUUID()))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("note"));
    given().get("/admin/quarantine").then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + key)
        .get("/admin/quarantine")
        .then()
        .statusCode(401);
  }

  private static String event(String id, String data) {
    return """
        {"id":"%s","type":"level_done","occurredAt":"2026-05-01T10:00:00Z","data":%s}"""
        .formatted(id, data);
  }

  private ValidatableResponse send(String body) {
    return given()
        .header("Authorization", "Bearer " + key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/events")
        .then()
        .statusCode(200);
  }

  private ValidatableResponse waiting() {
    return admin().get("/admin/quarantine?product=" + product).then().statusCode(200);
  }

  private static ValidatableResponse replay(String id) {
    return admin().post("/admin/quarantine/%s/replay".formatted(id)).then();
  }

  private void decide(String unknownTypes) {
    admin()
        .body(Map.of("unknownTypes", unknownTypes))
        .put("/admin/products/%s/policy".formatted(product))
        .then()
        .statusCode(200);
  }

  /** What the API says, and that the ledger and quarantine say the same. */
  private void assertAccounts(
      int received, int stored, int duplicate, int conflict, int quarantined) throws SQLException {
    admin()
        .get("/v1/accounting?product=" + product)
        .then()
        .statusCode(200)
        .body("received", equalTo(received))
        .body("stored", equalTo(stored))
        .body("duplicate", equalTo(duplicate))
        .body("conflict", equalTo(conflict))
        .body("quarantined", equalTo(quarantined));
    try (Connection connection = dataSource.getConnection()) {
      assertThat(count(connection, "ledger.event where product = ?")).isEqualTo(stored);
      assertThat(count(connection, "intake.quarantine where status <> 'replayed' and product = ?"))
          .isEqualTo(quarantined);
    }
  }

  private long count(Connection connection, String rows) throws SQLException {
    return Sql.value(connection, Long.class, "select count(*) from " + rows, product);
  }
}
