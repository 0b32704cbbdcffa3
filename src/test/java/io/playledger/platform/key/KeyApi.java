package io.playledger.platform.key;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls about API keys, and calls with them. */
final class KeyApi {

  static final String ROOT = "/admin/keys";

  private KeyApi() {}

  /** A name that no other test has. */
  static String name() {
    return "key " + UUID.randomUUID();
  }

  static Response post(Map<String, ?> body) {
    return admin().body(body).post(ROOT);
  }

  /** Makes a key with a name of its own. */
  static JsonPath create(String... scopes) {
    return json(post(Map.of("name", name(), "scopes", List.of(scopes))), 201);
  }

  static JsonPath get(String id) {
    return json(admin().get(ROOT + "/" + id), 200);
  }

  static JsonPath rotate(String id, int graceSeconds) {
    return json(
        admin().body(Map.of("graceSeconds", graceSeconds)).post(ROOT + "/" + id + "/rotate"), 200);
  }

  static JsonPath revoke(String id) {
    return json(admin().post(ROOT + "/" + id + "/revoke"), 200);
  }

  static List<Map<String, Object>> audit(String id) {
    return json(admin().get(ROOT + "/" + id + "/audit"), 200).getList("");
  }

  /** Reads something that takes a key with the scope read. */
  static ValidatableResponse reportsWith(String key) {
    return given().header("Authorization", "Bearer " + key).get("/reports").then();
  }

  private static JsonPath json(Response answer, int status) {
    return answer.then().statusCode(status).extract().jsonPath();
  }
}
