package io.playledger.platform.role;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.playledger.platform.key.KeyAdministration;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance that takes events and does nothing else. */
@PlayledgerTest
@TestProfile(IntakeInstanceTest.OnlyIntake.class)
class IntakeInstanceTest {

  public static final class OnlyIntake implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("playledger.roles", "intake");
    }
  }

  @Inject KeyAdministration keys;

  @Test
  @DisplayName("Events are stored")
  void stores() {
    String product = "game-" + UUID.randomUUID().toString().substring(0, 13);
    String key = keys.create(product, List.of("write:" + product), null).text();

    given()
        .header("Authorization", "Bearer " + key)
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "id", "1", "type", "turn", "occurredAt", "2026-01-01T00:00:00Z", "data", Map.of()))
        .post("/v1/events")
        .then()
        .statusCode(200)
        .body("stored", is(1));
  }

  @ParameterizedTest(name = "{0} {1} takes {2}")
  @CsvSource({
    "POST, /game/start, game",
    "GET, /reports, api",
    "GET, /v1/accounting, api",
    "GET, /v1/events/01a1fd73-a9d7-7941-b77d-1335bdab7d26, api",
    "DELETE, /v1/players/ann, api",
    "GET, /admin/keys, api",
    "GET, /admin/quarantine, api",
  })
  @DisplayName("What other instances are for is refused with the role that it takes")
  void misdirected(String method, String path, String role) {
    Problem problem = Problem.of(RawHttp.send(method, path), 421);

    assertThat(problem.detail())
        .isEqualTo("this needs an instance with the role %s; this one has intake".formatted(role));
  }

  @Test
  @DisplayName("A path that no instance has is not found here either")
  void nowhere() {
    Problem.of(RawHttp.send("GET", "/nowhere"), 404);
  }

  @Test
  @DisplayName("Health and metrics are those of the intake")
  void healthAndMetrics() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'roles' }.data.roles", is("intake"));
    given()
        .get("/q/health/well")
        .then()
        .body("checks.find { it.name == 'intake' }.status", is("UP"))
        .body("checks.find { it.name == 'intake' }.data.instance", nullValue());
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("playledger_role{role=\"intake\"} 1.0"))
        .body(containsString("playledger_intake_queue_events"));
  }
}
