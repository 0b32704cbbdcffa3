package io.playledger.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Calls with the admin key. */
public final class Admin {

  private Admin() {}

  /** A request with the key, and JSON as its body. */
  public static RequestSpecification admin() {
    return given()
        .header("Authorization", "Bearer " + PostgresResource.ADMIN_KEY)
        .contentType(ContentType.JSON);
  }
}
