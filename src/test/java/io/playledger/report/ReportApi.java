package io.playledger.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.playledger.support.PostgresResource;
import io.restassured.specification.RequestSpecification;

/** The report API, as an analyst with the admin key calls it. */
public final class ReportApi {

  private ReportApi() {}

  public static RequestSpecification withKey() {
    return given().header("Authorization", "Bearer " + PostgresResource.ADMIN_KEY);
  }

  /** Folds all that is committed by now into the models. */
  public static void refresh() {
    withKey().post("/reports/refresh").then().statusCode(200).body("complete", is(true));
  }
}
