package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A game whose events go to quarantine and out again, as its sender and an admin see it. */
record QuarantineApi(String product, String key, IntakeRows rows) {

  private static final String STRICT =
      """
      {"type":"object","properties":{"level":{"type":"integer","minimum":1}},"required":["level"]}
      """;

  /** With a key whose name is the game's. */
  static QuarantineApi ofNewGame(IntakeRows rows) {
    String product = "game-" + UUID.randomUUID();
    String key =
        admin()
            .body(Map.of("name", product, "scopes", List.of("write:" + product)))
            .post("/admin/keys")
            .then()
            .statusCode(201)
            .extract()
            .path("key");
    return new QuarantineApi(product, key, rows);
  }

  /** From now on an event needs a level from 1. */
  void requireLevel() {
    admin()
        .body(STRICT)
        .post("/admin/schemas/%s/level_done".formatted(product))
        .then()
        .statusCode(201);
  }

  static String event(String id, String data) {
    return """
        {"id":"%s","type":"level_done","occurredAt":"2026-05-01T10:00:00Z","data":%s}"""
        .formatted(id, data);
  }

  ValidatableResponse send(String body) {
    return given()
        .header("Authorization", "Bearer " + key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/events")
        .then()
        .statusCode(200);
  }

  ValidatableResponse waiting() {
    return admin().get("/admin/quarantine?product=" + product).then().statusCode(200);
  }

  static ValidatableResponse replay(String id) {
    return admin().post("/admin/quarantine/%s/replay".formatted(id)).then();
  }

  void decide(String unknownTypes) {
    admin()
        .body(Map.of("unknownTypes", unknownTypes))
        .put("/admin/products/%s/policy".formatted(product))
        .then()
        .statusCode(200);
  }

  /** What the API says, and that the ledger and quarantine say the same. */
  void assertAccounts(int received, int stored, int duplicate, int conflict, int quarantined)
      throws SQLException {
    admin()
        .get("/v1/accounting?product=" + product)
        .then()
        .statusCode(200)
        .body("received", equalTo(received))
        .body("stored", equalTo(stored))
        .body("duplicate", equalTo(duplicate))
        .body("conflict", equalTo(conflict))
        .body("quarantined", equalTo(quarantined));
    assertThat(rows.rows("select id from ledger.event where product = ?", product)).hasSize(stored);
    assertThat(
            rows.rows(
                "select id from intake.quarantine where status <> 'replayed' and product = ?",
                product))
        .hasSize(quarantined);
  }
}
