package io.playledger.product;

import static io.playledger.support.Admin.admin;

import io.playledger.support.PostgresResource;
import io.playledger.support.RawHttp;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Registers games as an admin does. Single quotes are easier to read in Java. */
final class ProductApi {

  private ProductApi() {}

  /** A game of the test's own. */
  static String id() {
    return "game-" + UUID.randomUUID().toString().substring(0, 13);
  }

  static HttpResponse<String> send(String method, String id, String body) {
    return send(method, id, body, PostgresResource.ADMIN_KEY);
  }

  static HttpResponse<String> send(String method, String id, String body, String key) {
    return RawHttp.send(
        method,
        "/products/" + id,
        body.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/json",
        "Authorization",
        "Bearer " + key);
  }

  /** Registers or replaces it, and returns the status. */
  static int put(String id, String body) {
    return send("PUT", id, body).statusCode();
  }

  static JsonPath get(String id) {
    return admin().get("/products/" + id).then().statusCode(200).extract().jsonPath();
  }
}
