package io.playledger.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.playledger.support.PlayledgerTest;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An instance whose configuration names games. */
@PlayledgerTest
@TestProfile(ConfiguredProductsTest.TwoGames.class)
class ConfiguredProductsTest {

  public static final class TwoGames implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "playledger.products.chess.scoring", "elo",
          "playledger.products.chess.boards", "weekly",
          "playledger.products.trivia.name", "Quiz");
    }
  }

  @Inject ConfiguredProducts configured;
  @Inject ProductRegistry registry;

  @Test
  @DisplayName("The games are registered at the start, our own as it is configured")
  void registered() {
    given()
        .get("/products/chess")
        .then()
        .statusCode(200)
        .body("scoring", equalTo("elo"))
        .body("boards", equalTo(List.of("weekly")));
    given().get("/products/trivia").then().body("name", equalTo("Quiz"));
  }

  @Test
  @DisplayName(
      "At each start the configuration has its way, and leaves alone what it does not name")
  void again() {
    String other = ProductApi.id();
    ProductApi.put("chess", "{'scoring':'glicko2'}");
    ProductApi.put(other, "{'scoring':'glicko2'}");

    configured.register(new StartupEvent());

    assertThat(registry.get("chess").scoring()).isEqualTo("elo");
    assertThat(registry.get(other).scoring()).isEqualTo("glicko2");
  }
}
