package io.playledger.player;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;

/** Calls about players. */
final class PlayerApi {

  private PlayerApi() {}

  /** A player with no name yet. */
  static JsonPath register() {
    return register(Map.of());
  }

  static JsonPath register(Map<String, ?> wish) {
    return given()
        .contentType(ContentType.JSON)
        .body(wish)
        .post("/players")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  /** The name that the player is given. */
  static String rename(JsonPath player, String product, String name) {
    return tryRename(player, product, name).then().statusCode(200).extract().path("name");
  }

  static Response tryRename(JsonPath player, String product, String name) {
    return given()
        .header("Authorization", "Bearer " + player.getString("token"))
        .contentType(ContentType.JSON)
        .body(Map.of("product", product, "name", name))
        .put("/players/{id}/name", player.getString("id"));
  }

  /** A player's names by product. */
  static Map<String, String> names(JsonPath player) {
    return given()
        .get("/players/{id}", player.getString("id"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("names");
  }
}
