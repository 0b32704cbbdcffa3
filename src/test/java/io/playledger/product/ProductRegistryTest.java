package io.playledger.product;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.Problem;
import io.playledger.support.Together;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a registered game, over HTTP. */
@PlayledgerTest
class ProductRegistryTest {

  private static final String WHOLE =
      """
      {'name':'Exploding Rock 🪨','scoring':'points_best',
       'subScores':[{'name':'time','direction':'lowest'},{'name':'kills','direction':'highest'}],
       'statsHandlers':['default'],'boards':['monthly','daily'],
       'seasons':[{'name':'spring','from':'2026-03-01T00:00:00+01:00','to':'2026-06-01T00:00:00.123456789Z'}],
       'zone':'Europe/Berlin','startsAt':'2026-01-01T00:00:00Z'}
      """;

  @Inject ProductRegistry registry;

  private String id;

  @BeforeEach
  void make() {
    id = ProductApi.id();
  }

  @Test
  @DisplayName("A game is registered, read, listed, replaced and given up")
  void life() {
    given().get("/products/" + id).then().statusCode(404);

    assertThat(ProductApi.put(id, WHOLE)).isEqualTo(201);

    JsonPath game = given().get("/products/" + id).then().statusCode(200).extract().jsonPath();
    assertThat(game.getString("name")).isEqualTo("Exploding Rock 🪨");
    assertThat(game.getString("scoring")).isEqualTo("points_best");
    assertThat(game.getList("subScores"))
        .containsExactly(
            Map.of("name", "time", "direction", "lowest"),
            Map.of("name", "kills", "direction", "highest"));
    assertThat(game.getList("boards")).isEqualTo(List.of("daily", "monthly"));
    assertThat(game.getList("seasons"))
        .containsExactly(
            Map.of(
                "name", "spring",
                "from", "2026-02-28T23:00:00Z",
                "to", "2026-06-01T00:00:00.123456Z"));
    assertThat(game.getString("zone")).isEqualTo("Europe/Berlin");
    assertThat(game.getString("startsAt")).isEqualTo("2026-01-01T00:00:00Z");
    given().get("/products").then().statusCode(200).body("id", hasItem(id));

    assertThat(ProductApi.put(id, "{'scoring':'elo'}")).isEqualTo(200);

    assertThat(ProductApi.get(id).getString("scoring")).isEqualTo("elo");
    assertThat(ProductApi.get(id).getString("name")).isEqualTo(id);
    assertThat(ProductApi.get(id).getList("boards")).isEmpty();

    assertThat(ProductApi.send("DELETE", id, "").statusCode()).isEqualTo(204);
    given().get("/products/" + id).then().statusCode(404);
    given().get("/products").then().body("id", not(hasItem(id)));
    assertThat(ProductApi.send("DELETE", id, "").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("What is answered can be sent again, and changes nothing")
  void again() {
    ProductApi.put(id, WHOLE);
    Product before = registry.get(id);

    String answer = given().get("/products/" + id).asString();
    admin().body(answer).put("/products/" + id).then().statusCode(200);

    assertThat(registry.get(id)).isEqualTo(before);
  }

  @Test
  @DisplayName("What is left out gets its default")
  void defaults() {
    assertThat(ProductApi.put(id, "{}")).isEqualTo(201);

    assertThat(registry.get(id)).isEqualTo(Product.unregistered(id));
    given()
        .get("/products/" + id)
        .then()
        .body("name", equalTo(id))
        .body("scoring", equalTo("wins"))
        .body("statsHandlers", equalTo(List.of("default")))
        .body("zone", equalTo("UTC"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Z", "Etc/UTC", "GMT", "+00:00"})
  @DisplayName("UTC is one zone, however it is spelled")
  void utc(String zone) {
    ProductApi.put(id, "{'zone':'%s'}".formatted(zone));

    assertThat(registry.get(id)).isEqualTo(Product.unregistered(id));
  }

  @Test
  @DisplayName("Our own game is registered by itself")
  void own() {
    given()
        .get("/products/trivia")
        .then()
        .statusCode(200)
        .body("name", equalTo("Trivia"))
        .body("scoring", equalTo("points_best"));
  }

  @ParameterizedTest
  @CsvSource({"PUT", "DELETE"})
  @DisplayName("Without the admin key nothing is registered or given up, with an API key neither")
  void adminOnly(String method) {
    ProductApi.put(id, "{}");
    String key =
        admin()
            .body(Map.of("name", id, "scopes", List.of("read", "write:*", "define:*")))
            .post("/admin/keys")
            .path("key");

    Problem.of(ProductApi.send(method, id, "{'name':'other'}", "x"), 401);
    Problem.of(ProductApi.send(method, id, "{'name':'other'}", key), 401);

    assertThat(ProductApi.get(id).getString("name")).isEqualTo(id);
  }

  @Test
  @DisplayName("Several who register the same and others at once: each is there, one was the first")
  void atOnce() throws Exception {
    List<Callable<Integer>> same = new ArrayList<>();
    for (int index = 0; index < 8; index++) {
      String name = "name " + index;
      same.add(() -> ProductApi.put(id, "{'name':'%s'}".formatted(name)));
    }
    for (int index = 0; index < 4; index++) {
      String other = id + index;
      same.add(() -> ProductApi.put(other, "{'scoring':'elo','statsHandlers':['default']}"));
    }

    List<Integer> answers = Together.run(same);

    assertThat(answers.subList(0, 8)).containsOnly(200, 201).containsOnlyOnce(201);
    assertThat(answers.subList(8, 12)).containsOnly(201);
    given().get("/products").then().body("id", hasItem(id)).body("id", hasItem(id + 3));
  }
}
