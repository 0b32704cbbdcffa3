package io.playledger.intake;

import static io.playledger.support.Admin.admin;

import io.playledger.support.RawHttp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A game of its own with a key that may send its events, as a sender has them.
 *
 * @param product the game
 * @param key the text of the key
 * @param keyId its public part
 */
public record IntakeApi(String product, String key, String keyId) {

  static final String JSON = "application/json";
  static final String CLOUD_EVENT = "application/cloudevents+json";
  static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

  /** A game that nobody has heard of. */
  public static IntakeApi ofNewGame() {
    String product = newName();
    return withKey(product, Map.of("scopes", List.of("write:" + product)));
  }

  /** The same, for so many events per second at most. */
  static IntakeApi ofNewGame(int eventsPerSecond) {
    String product = newName();
    return withKey(
        product, Map.of("scopes", List.of("write:" + product), "eventsPerSecond", eventsPerSecond));
  }

  /** A key that opens this, and whose name is the product's too. */
  static IntakeApi withScopes(String product, String... scopes) {
    return withKey(product, Map.of("scopes", List.of(scopes)));
  }

  static String newName() {
    return "game-" + UUID.randomUUID().toString().substring(0, 13);
  }

  private static IntakeApi withKey(String product, Map<String, Object> fields) {
    var body = new HashMap<>(fields);
    body.put("name", newName());
    var made = admin().body(body).post("/admin/keys").then().statusCode(201).extract().jsonPath();
    return new IntakeApi(product, made.getString("key"), made.getString("id"));
  }

  void revoke() {
    admin().post("/admin/keys/{id}/revoke", keyId).then().statusCode(200);
  }

  /** Sends JSON, with ' for ", and takes the answer for one with fates. */
  public Fates send(String json, String... headers) {
    return sendTo("/v1/events", JSON, json, headers);
  }

  Fates sendTo(String path, String type, String json, String... headers) {
    return Fates.of(
        post(path, type, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), headers));
  }

  /** Sends bytes as they are, with the key. */
  HttpResponse<String> post(String path, String type, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + key));
    all.addAll(List.of("Content-Type", type));
    all.addAll(List.of(headers));
    return RawHttp.send("POST", path, body, all.toArray(String[]::new));
  }
}
