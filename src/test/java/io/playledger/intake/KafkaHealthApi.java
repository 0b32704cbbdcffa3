package io.playledger.intake;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.Map;

/** What the service says of Kafka. */
final class KafkaHealthApi {

  private KafkaHealthApi() {}

  /** Records of all topics that are not in the ledger, as of a few seconds ago. */
  static long recordsBehind() {
    return ((Number) data("sink").get("records behind")).longValue();
  }

  static boolean isUp(String check) {
    return "UP".equals(check(check).get("status"));
  }

  static boolean isReady() {
    return given().get("/q/health/ready").statusCode() == 200;
  }

  /** What a check tells, by name. */
  static Map<String, Object> data(String check) {
    Object data = check(check).get("data");
    @SuppressWarnings("unchecked")
    Map<String, Object> told = data == null ? Map.of() : (Map<String, Object>) data;
    return told;
  }

  private static Map<String, Object> check(String name) {
    JsonPath all = given().get("/q/health/well").jsonPath();
    return all.getMap("checks.find { it.name == '%s' }".formatted(name));
  }
}
