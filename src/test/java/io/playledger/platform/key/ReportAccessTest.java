package io.playledger.platform.key;

import static io.playledger.support.Admin.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.PostgresResource;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may read reports. */
@PlayledgerTest
class ReportAccessTest {

  @Test
  @DisplayName("A key with the scope read reads reports, as Bearer and as the user of Basic")
  void read() {
    String key = KeyApi.create("read").getString("key");

    KeyApi.reportsWith(key).statusCode(200);
    given().auth().preemptive().basic(key, "").get("/reports").then().statusCode(200);
  }

  @Test
  @DisplayName("So does the admin key, but not as Basic")
  void adminKey() {
    admin().get("/reports").then().statusCode(200);
    given()
        .auth()
        .preemptive()
        .basic(PostgresResource.ADMIN_KEY, "")
        .get("/reports")
        .then()
        .statusCode(401);
  }

  @Test
  @DisplayName("A key without that scope is told that it is not enough")
  void otherScopes() {
    String key = KeyApi.create("write:*", "define:*").getString("key");

    HttpResponse<String> answer = RawHttp.send("GET", "/reports", "Authorization", "Bearer " + key);

    assertThat(Problem.of(answer, 403).detail()).contains("read");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @Test
  @DisplayName("A key that reads does not administer")
  void doesNotAdminister() {
    String key = KeyApi.create("read").getString("key");

    given()
        .header("Authorization", "Bearer " + key)
        .post("/reports/refresh")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", is("Bearer"));
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("What is no valid key is refused, whatever it looks like")
  void noKey(String header) {
    HttpResponse<String> answer = RawHttp.send("GET", "/reports", "Authorization", header);

    Problem.of(answer, 401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  static Stream<String> noKey() {
    return Stream.of(
        "Bearer",
        "Bearer x",
        "Bearer " + KeyText.make().text(),
        "Bearer " + KeyText.make().text() + "x",
        "Bearer plk__",
        "Basic",
        "Basic ???",
        "Basic Og==",
        "Digest x");
  }

  @Test
  @DisplayName("Another secret of a key that there is opens nothing")
  void otherSecret() {
    String id = KeyApi.create("read").getString("id");

    KeyApi.reportsWith(KeyText.withNewSecret(id).text()).statusCode(401);
  }

  @Test
  @DisplayName("Without a header there is nothing to read")
  void noHeader() {
    Problem.of(RawHttp.send("GET", "/reports"), 401);
  }
}
