package io.playledger.correction;

import static io.playledger.support.Admin.admin;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;

/** Makes corrections as an admin does; each answer is the correction. */
final class CorrectionApi {

  private static final String REASON = "seen by a referee";

  private CorrectionApi() {}

  static JsonPath voidMatch(UUID game) {
    return post("/admin/corrections/void", Map.of("gameId", game, "reason", REASON));
  }

  static JsonPath ban(String player) {
    return post("/admin/corrections/ban", Map.of("playerId", player, "reason", REASON));
  }

  static JsonPath correct(UUID event, Map<String, ?> changes) {
    return post(
        "/admin/corrections/correct",
        Map.of("eventId", event, "changes", changes, "reason", REASON));
  }

  /** Takes the correction of an earlier answer back. */
  static JsonPath withdraw(JsonPath correction) {
    return post(
        "/admin/corrections/%s/withdraw".formatted(correction.getString("id")),
        Map.of("reason", REASON));
  }

  private static JsonPath post(String path, Map<String, ?> body) {
    return admin()
        .body(body)
        .post(path)
        .then()
        .statusCode(200)
        .body("id", notNullValue())
        .extract()
        .jsonPath();
  }
}
