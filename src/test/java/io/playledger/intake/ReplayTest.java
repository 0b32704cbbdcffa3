package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.playledger.support.AtOnce;
import io.playledger.support.PlayledgerTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was in quarantine and comes into the ledger after all, once. */
@PlayledgerTest
class ReplayTest {

  @Inject IntakeRows rows;

  private QuarantineApi game;

  @BeforeEach
  void aGame() {
    game = QuarantineApi.ofNewGame(rows);
  }

  @Test
  @DisplayName(
      "An event that breaks a stricter schema is repaired, replayed, and then in the ledger")
  void repairAndReplay() throws SQLException {
    game.send(QuarantineApi.event("a", "{}")).body("events[0].fate", equalTo("stored"));
    game.requireLevel();
    String id =
        game.send(QuarantineApi.event("b", "{}"))
            .body("events[0].fate", equalTo("quarantined"))
            .body("events[0].reason", equalTo("schema"))
            .extract()
            .path("events[0].quarantineId");

    admin()
        .body(QuarantineApi.event("b", "{\"level\":3}"))
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
    game.send(QuarantineApi.event("b", "{\"level\":3}"))
        .body("events[0].fate", equalTo("duplicate"))
        .body("events[0].eventId", equalTo(eventId));
    game.assertAccounts(3, 2, 1, 0, 0);
  }

  @Test
  @DisplayName("One that only the database refuses goes on waiting, and holds up no other")
  void refusedByDatabase() throws SQLException {
    game.decide("quarantine");
    game.send(
        "[%s,%s]"
            .formatted(
                QuarantineApi.event("a", "{\"level\":1}"),
                QuarantineApi.event("b", "{\"level\":13}")));
    game.decide("accept");
    rows.execute(
        "alter table ledger.event add constraint for_a_test"
            + " check (data <> '{\"level\":13}' or product <> '%s') not valid"
                .formatted(game.product()));
    try {
      admin()
          .post("/admin/quarantine/replay?product=" + game.product())
          .then()
          .statusCode(200)
          .body("recorded", equalTo(1))
          .body("stillWaiting", equalTo(1));
      game.waiting().body("reason", contains("refused_by_database"));
      game.assertAccounts(2, 1, 0, 0, 1);
    } finally {
      rows.execute("alter table ledger.event drop constraint for_a_test");
    }

    admin()
        .post("/admin/quarantine/replay?product=" + game.product())
        .then()
        .body("recorded", equalTo(1));
    game.assertAccounts(2, 2, 0, 0, 0);
  }

  @Test
  @DisplayName(
      "The report of the day it was received shows it quarantined, and once replayed stored")
  void report() {
    game.requireLevel();
    String id =
        game.send(
                "[%s,%s]"
                    .formatted(
                        QuarantineApi.event("a", "{\"level\":1}"), QuarantineApi.event("b", "{}")))
            .extract()
            .path("events[1].quarantineId");
    assertReport(2, 1, 1);

    admin()
        .body(QuarantineApi.event("b", "{\"level\":3}"))
        .put("/admin/quarantine/%s/body".formatted(id))
        .then()
        .statusCode(200);
    QuarantineApi.replay(id).statusCode(200);

    assertReport(2, 2, 0);
  }

  private void assertReport(int received, int stored, int quarantined) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String row = "rows.find { it.product == '%s' }.".formatted(game.product());
    admin()
        .get("/reports/daily_intake?from=%s&to=%s".formatted(today.minusDays(1), today.plusDays(1)))
        .then()
        .statusCode(200)
        .body(row + "source", equalTo(game.product()))
        .body(row + "received", equalTo(received))
        .body(row + "stored", equalTo(stored))
        .body(row + "duplicate", equalTo(0))
        .body(row + "conflict", equalTo(0))
        .body(row + "quarantined", equalTo(quarantined));
  }

  @Test
  @DisplayName(
      "A replay without a repair succeeds once the rule is gone; another finds it resolved")
  void replayTwice() throws SQLException {
    game.decide("quarantine");
    String id = game.send(QuarantineApi.event("a", "{}")).extract().path("events[0].quarantineId");
    QuarantineApi.replay(id).statusCode(200).body("fate", equalTo("quarantined"));
    game.decide("accept");

    QuarantineApi.replay(id).statusCode(200).body("fate", equalTo("stored"));

    QuarantineApi.replay(id).statusCode(409);
    game.assertAccounts(1, 1, 0, 0, 0);
  }

  @Test
  @DisplayName("An event without an id or a time keeps those of its first receipt")
  void keepsIdentityAndTime() throws SQLException {
    game.decide("quarantine");
    String sent = "{\"type\":\"door_opened\",\"data\":{\"door\":1}}";
    String id =
        given()
            .header("Authorization", "Bearer " + game.key())
            .header("Idempotency-Key", "request-1")
            .contentType(ContentType.JSON)
            .body(sent)
            .post("/v1/events")
            .then()
            .extract()
            .path("events[0].quarantineId");
    String receivedAt = admin().get("/admin/quarantine/" + id).then().extract().path("receivedAt");
    game.decide("accept");

    String eventId = QuarantineApi.replay(id).extract().path("eventId");

    admin().get("/v1/events/" + eventId).then().body("occurredAt", equalTo(receivedAt));
    given()
        .header("Authorization", "Bearer " + game.key())
        .header("Idempotency-Key", "request-1")
        .contentType(ContentType.JSON)
        .body(sent)
        .post("/v1/events")
        .then()
        .body("events[0].fate", equalTo("duplicate"))
        .body("events[0].eventId", equalTo(eventId));
  }

  @Test
  @DisplayName("Of many replays at the same time one writes the event")
  void replaysRace() throws SQLException {
    game.decide("quarantine");
    String id = game.send(QuarantineApi.event("a", "{}")).extract().path("events[0].quarantineId");
    game.decide("accept");

    List<Integer> statuses = AtOnce.call(8, () -> QuarantineApi.replay(id).extract().statusCode());

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    game.assertAccounts(1, 1, 0, 0, 0);
  }

  @Test
  @DisplayName("All that wait for one reason are replayed in pieces")
  void replayAll() throws SQLException {
    game.decide("quarantine");
    StringBuilder events = new StringBuilder("[");
    for (int number = 0; number < 120; number++) {
      events.append(number == 0 ? "" : ",").append(QuarantineApi.event("e" + number, "{}"));
    }
    game.send(events.append(']').toString()).body("quarantined", equalTo(120));
    game.decide("accept");

    String next =
        admin()
            .post("/admin/quarantine/replay?reason=unknown_type&product=" + game.product())
            .then()
            .statusCode(200)
            .body("recorded", equalTo(100))
            .extract()
            .path("next");
    admin()
        .post(
            "/admin/quarantine/replay?reason=unknown_type&product=%s&after=%s"
                .formatted(game.product(), next))
        .then()
        .body("recorded", equalTo(20))
        .body("next", nullValue());

    game.waiting().body("", empty());
    game.assertAccounts(120, 120, 0, 0, 0);
  }
}
