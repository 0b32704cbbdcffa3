package io.playledger.intake;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.LedgerFloor;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What lies below the floor of the ledger; in a month that no other test has events of. */
@PlayledgerTest
class BeyondRetentionTest {

  @Inject AgroalDataSource dataSource;
  @Inject LedgerFloor floor;

  private String key;

  @BeforeEach
  void floor() throws SQLException {
    key =
        admin()
            .body(Map.of("name", "floor " + UUID.randomUUID(), "scopes", List.of("write:chess")))
            .post("/admin/keys")
            .then()
            .statusCode(201)
            .extract()
            .path("key");
    Await.until("the key is known", () -> send("[]").statusCode() == 200);
    set("2010-02-01T00:00:00Z");
    Await.until("the floor is known", () -> floor.hasRisen());
  }

  @AfterEach
  void noFloor() throws SQLException {
    set("1970-01-01T00:00:00Z");
    Await.until("there is no floor any more", () -> !floor.hasRisen());
  }

  @Test
  @DisplayName("Events from before are quarantined, and models are not rebuilt without them")
  void beyond() {
    send("[{\"id\":\"1\",\"type\":\"move_made\",\"occurredAt\":\"2010-01-31T23:59:59Z\"}]")
        .then()
        .statusCode(200)
        .body("events[0].fate", equalTo("quarantined"))
        .body("events[0].reason", equalTo("beyond_retention"))
        .body("events[0].field", equalTo("occurredAt"));
    admin()
        .post("/models/games/rebuild")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("2010-02-01"));
  }

  private Response send(String body) {
    return given()
        .header("Authorization", "Bearer " + key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/events");
  }

  private void set(String time) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, "update ledger.floor set reaches_to = ?::timestamptz", time);
    }
  }
}
