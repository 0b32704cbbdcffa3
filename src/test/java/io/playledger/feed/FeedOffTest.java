package io.playledger.feed;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.playledger.ledger.Place;
import io.playledger.support.PlayledgerTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nobody asks for a broker unless told to. */
@PlayledgerTest
class FeedOffTest {

  @Inject AgroalDataSource dataSource;
  @Inject FeedFollower follower;

  @Test
  @DisplayName("By default nothing is published, and health says so")
  void off() {
    admin()
        .get("/admin/feed")
        .then()
        .statusCode(200)
        .body("enabled", equalTo(false))
        .body("held", equalTo(false))
        .body("lagSeconds", nullValue())
        .body("place", equalTo("0/0/0"));
    given()
        .get("/q/health/well")
        .then()
        .body("checks.find { it.name == 'feed' }.status", equalTo("UP"))
        .body("checks.find { it.name == 'feed' }.data.enabled", equalTo(false))
        .body("checks.find { it.name == 'kafka' }.data.transport", equalTo("direct"));
    assertThat(given().get("/q/metrics").asString()).doesNotContain("playledger_feed");
  }

  @Test
  @DisplayName("Retention does not wait for a feed that is off")
  void follower() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      assertThat(follower.place(connection)).isEqualTo(Place.END);
    }
  }

  @Test
  @DisplayName("Only admins see the feed or have it begin again")
  void adminOnly() {
    given().get("/admin/feed").then().statusCode(401);
    given().post("/admin/feed/restart").then().statusCode(401);
  }
}
