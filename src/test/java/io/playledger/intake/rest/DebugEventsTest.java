package io.playledger.intake.rest;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Sql;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@PlayledgerTest
class DebugEventsTest {

  private final String product = "parsed-" + UUID.randomUUID();

  @Inject AgroalDataSource database;

  @Test
  @DisplayName("Events are read, one or many, and leave nothing behind")
  void parse() throws SQLException {
    String key = newKey();

    parse(key, "{\"id\":\"1\",\"type\":\"player_action\"}").statusCode(200);
    ValidatableResponse answer = parse(key, "[{\"type\":\"player_action\"},{}]");

    answer
        .statusCode(200)
        .body("received", equalTo(2))
        .body("events.fate", hasSize(2))
        .body("events.fate", everyItem(equalTo("parsed")));
    assertThat(count("ledger.event")).isZero();
    assertThat(count("intake.quarantine")).isZero();
    assertThat(count("intake.tally")).isZero();
  }

  @Test
  @DisplayName("A batch that needs a worker to read it is read as well")
  void large() {
    String batch = "[%s{}]".formatted("{\"type\":\"player_action\"},".repeat(999));

    parse(newKey(), batch).statusCode(200).body("received", equalTo(1000));
  }

  @Test
  @DisplayName("A body that is not JSON is refused as the intake refuses it")
  void malformed() {
    parse(newKey(), "{").statusCode(400).body("violations[0].field", equalTo("body"));
  }

  @Test
  @DisplayName("It needs a key, as the intake does")
  void key() {
    parse("plk_none", "{}").statusCode(401);
  }

  private static ValidatableResponse parse(String key, String body) {
    return given()
        .header("Authorization", "Bearer " + key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/debug/events/parse")
        .then();
  }

  private String newKey() {
    return admin()
        .body(Map.of("name", product, "scopes", List.of("write:" + product)))
        .post("/admin/keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  private long count(String table) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Sql.value(
          connection,
          Long.class,
          "select count(*) from %s where product = ?".formatted(table),
          product);
    }
  }
}
