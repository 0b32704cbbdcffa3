package io.playledger.platform.key;

import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.playledger.support.AtOnce;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A key is made, rotated and revoked. */
@PlayledgerTest
class KeyLifeTest {

  @Test
  @DisplayName("A new key is shown with its text, and opens what its scopes say at once")
  void created() {
    String name = KeyApi.name();

    JsonPath key =
        KeyApi.post(
                Map.of(
                    "name",
                    name,
                    "scopes",
                    List.of("write:exrps", "define:*", "read", "read"),
                    "eventsPerSecond",
                    100))
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();

    assertThat(key.getString("key"))
        .matches("plk_%s_[A-Za-z0-9_-]{43}".formatted(key.getString("id")));
    assertThat(key.getString("name")).isEqualTo(name);
    assertThat(key.getList("scopes")).containsExactly("write:exrps", "define:*", "read");
    assertThat(key.getInt("eventsPerSecond")).isEqualTo(100);
    KeyApi.reportsWith(key.getString("key")).statusCode(200);
  }

  @Test
  @DisplayName("The list has every key, and no secret")
  void listed() {
    JsonPath key = KeyApi.create("read");

    String list = admin().get(KeyApi.ROOT).then().statusCode(200).extract().asString();

    Map<String, Object> listed =
        JsonPath.from(list).getMap("find { it.id == '%s' }".formatted(key.getString("id")));
    assertThat(listed)
        .containsEntry("name", key.getString("name"))
        .containsEntry("scopes", List.of("read"))
        .containsEntry("numRequests", 0)
        .containsEntry("eventsPerSecond", null)
        .containsEntry("revokedAt", null)
        .containsEntry("lastUsedAt", null)
        .doesNotContainKey("key");
    assertThat(list).doesNotContain(secret(key)).doesNotContain("plk_");
    assertThat(KeyApi.get(key.getString("id")).getMap("")).isEqualTo(listed);
  }

  @Test
  @DisplayName("After a rotation only the new secret opens anything")
  void rotated() {
    JsonPath key = KeyApi.create("read");

    JsonPath rotated =
        admin()
            .post("%s/%s/rotate".formatted(KeyApi.ROOT, key.getString("id")))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(rotated.getString("id")).isEqualTo(key.getString("id"));
    assertThat(rotated.getString("previousSecretEndsAt")).isNull();
    KeyApi.reportsWith(key.getString("key")).statusCode(401);
    KeyApi.reportsWith(rotated.getString("key")).statusCode(200);
  }

  @Test
  @DisplayName("With a grace the secret before opens as much until it is over")
  void rotatedWithGrace() {
    JsonPath key = KeyApi.create("read");

    JsonPath rotated = KeyApi.rotate(key.getString("id"), 2);

    assertThat(rotated.getString("previousSecretEndsAt")).isNotNull();
    KeyApi.reportsWith(key.getString("key")).statusCode(200);
    KeyApi.reportsWith(rotated.getString("key")).statusCode(200);
    Await.until(
        "the grace is over",
        () -> KeyApi.reportsWith(key.getString("key")).extract().statusCode() == 401);
    KeyApi.reportsWith(rotated.getString("key")).statusCode(200);
    assertThat(KeyApi.get(key.getString("id")).getString("previousSecretEndsAt")).isNull();
  }

  @Test
  @DisplayName("Of three secrets the oldest is out, whatever grace it had")
  void rotatedTwice() {
    JsonPath first = KeyApi.create("read");
    String id = first.getString("id");

    JsonPath second = KeyApi.rotate(id, 600);
    JsonPath third = KeyApi.rotate(id, 600);

    KeyApi.reportsWith(first.getString("key")).statusCode(401);
    KeyApi.reportsWith(second.getString("key")).statusCode(200);
    KeyApi.reportsWith(third.getString("key")).statusCode(200);
  }

  @Test
  @DisplayName("A revoked key opens nothing from then on, nor does its secret in its grace")
  void revoked() {
    JsonPath first = KeyApi.create("read");
    String id = first.getString("id");
    JsonPath second = KeyApi.rotate(id, 600);
    KeyApi.reportsWith(second.getString("key")).statusCode(200);

    JsonPath revoked = KeyApi.revoke(id);

    KeyApi.reportsWith(first.getString("key")).statusCode(401);
    KeyApi.reportsWith(second.getString("key")).statusCode(401);
    assertThat(revoked.getString("revokedAt")).isNotNull();
    assertThat(KeyApi.revoke(id).getMap("")).isEqualTo(revoked.getMap(""));
    assertThat(KeyApi.audit(id)).filteredOn("action", "revoked").hasSize(1);
  }

  @Test
  @DisplayName("A revoked key is not rotated, and its name is not given again")
  void revokedForEver() {
    JsonPath key = KeyApi.create("read");
    KeyApi.revoke(key.getString("id"));

    admin()
        .post("%s/%s/rotate".formatted(KeyApi.ROOT, key.getString("id")))
        .then()
        .statusCode(409)
        .body("violations[0].field", is("id"));
    KeyApi.post(Map.of("name", key.getString("name"), "scopes", List.of("read")))
        .then()
        .statusCode(409)
        .body("violations[0].field", is("name"));
  }

  @Test
  @DisplayName("Of several that take the same name at once one gets it, and the others are told")
  void sameNameAtOnce() {
    Map<String, Object> body = Map.of("name", KeyApi.name(), "scopes", List.of("read"));

    List<Integer> answers = AtOnce.call(6, () -> KeyApi.post(body).statusCode());

    assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
  }

  @Test
  @DisplayName("Rotations at once leave one secret each, of which the last is valid")
  void rotatedAtOnce() {
    JsonPath key = KeyApi.create("read");

    List<String> texts =
        AtOnce.call(4, () -> KeyApi.rotate(key.getString("id"), 0).getString("key"));

    assertThat(texts)
        .filteredOn(text -> KeyApi.reportsWith(text).extract().statusCode() == 200)
        .hasSize(1);
  }

  private static String secret(JsonPath key) {
    return KeyText.parse(key.getString("key")).orElseThrow().secret();
  }
}
