package io.playledger.intake.schema;

import static io.playledger.support.Admin.admin;

import io.restassured.response.Response;
import java.util.UUID;

/** Looks after schemas as an admin does. Single quotes are easier to read in Java. */
final class SchemaApi {

  private SchemaApi() {}

  /** A game of the test's own. */
  static String product() {
    return "game-" + UUID.randomUUID();
  }

  static Response register(String product, String type, String schema) {
    return admin().body(schema.replace('\'', '"')).post(path(product, type));
  }

  static Response versions(String product, String type) {
    return admin().get(path(product, type));
  }

  static Response decide(String product, String unknownTypes) {
    return admin()
        .body("{\"unknownTypes\":\"%s\"}".formatted(unknownTypes))
        .put("/admin/products/%s/policy".formatted(product));
  }

  private static String path(String product, String type) {
    return "/admin/schemas/%s/%s".formatted(product, type);
  }
}
