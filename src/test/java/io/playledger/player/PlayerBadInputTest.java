package io.playledger.player;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.PostgresResource;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be is refused with the field named, and leaves players as they were. */
@PlayledgerTest
class PlayerBadInputTest {

  private final String product = "product-" + UUID.randomUUID();

  /** A body and the field that is wrong in it. */
  record Bad(String body, String field) {

    @Override
    public String toString() {
      return body.length() > 60 ? body.substring(0, 60) + ".." : body;
    }
  }

  @ParameterizedTest
  @MethodSource({"names", "products", "bodies"})
  @DisplayName("Neither registered nor renamed")
  void refused(Bad bad) {
    JsonPath player = PlayerApi.register(Map.of("name", "Ada", "product", product));

    HttpResponse<String> registration = send("POST", "/players", bad.body(), "");
    HttpResponse<String> renaming =
        send("PUT", nameOf(player), bad.body(), "Bearer " + player.getString("token"));

    assertThat(Problem.of(registration, 400).field()).isEqualTo(bad.field());
    assertThat(Problem.of(renaming, 400).field()).isEqualTo(bad.field());
    assertThat(PlayerApi.names(player)).isEqualTo(Map.of(product, "Ada"));
  }

  static Stream<Bad> names() {
    return Stream.of(
            "''",
            "' '",
            "1",
            "true",
            "['a']",
            "{}",
            "'a\\nb'",
            "'\\u0000'",
            "'\\ud800'",
            "'\\u202eadA'",
            "'\\u200b'",
            "'A\\u2066'",
            "'\\ue000'",
            "'" + "n".repeat(33) + "'",
            "'" + "n".repeat(10_000) + "'",
            "'" + "\uD83D\uDE00".repeat(2_500) + "'",
            "'" + "e" + "\u0301".repeat(5_000) + "'",
            "'" + " ".repeat(10_000) + "'")
        .map(name -> new Bad("{'name':%s,'product':'bad'}".formatted(name), "name"));
  }

  static Stream<Bad> products() {
    return Stream.of("''", "'A b'", "'Exrps'", "1", "'-a'", "'a\\n'", "'" + "p".repeat(65) + "'")
        .map(name -> new Bad("{'name':'Ada','product':%s}".formatted(name), "product"));
  }

  static Stream<Bad> bodies() {
    return Stream.of(
        new Bad("[]", "body"), new Bad("{", "body"), new Bad("{'name':'a','name':'b'}", "name"));
  }

  @Test
  @DisplayName(
      "Registering needs nothing, renaming needs a name; a body that is too large is not read")
  void missing() {
    JsonPath player = PlayerApi.register();
    String token = "Bearer " + player.getString("token");

    assertThat(Problem.of(send("PUT", nameOf(player), "{}", token), 400).field()).isEqualTo("name");
    assertThat(Problem.of(send("PUT", nameOf(player), "null", token), 400).field())
        .isEqualTo("body");
    Problem.of(send("PUT", nameOf(player), "'" + "n".repeat(300_000) + "'", token), 413);
    assertThat(send("POST", "/players", "null", "").statusCode()).isEqualTo(201);
    assertThat(send("POST", "/players", "{'name':null,'product':null}", "").statusCode())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("Only the player's own token renames")
  void wrongToken() {
    JsonPath player = PlayerApi.register(Map.of("name", "Ada", "product", product));
    String others = PlayerApi.register().getString("token");
    String body = "{'name':'Eve','product':'%s'}".formatted(product);
    String own = player.getString("token");

    for (String header :
        List.of(
            "",
            "Bearer",
            "Bearer x",
            "Basic " + own,
            own,
            "Bearer " + own + "x",
            "Bearer " + PostgresResource.ADMIN_KEY)) {
      HttpResponse<String> answer = send("PUT", nameOf(player), body, header);
      Problem.of(answer, 401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
    Problem.of(send("PUT", nameOf(player), body, "Bearer " + others), 403);
    Problem.of(
        send(
            "PUT",
            nameOf(player),
            body,
            "Bearer " + own.substring(0, 46) + (own.endsWith("A") ? "B" : "A")),
        403);

    assertThat(PlayerApi.names(player)).isEqualTo(Map.of(product, "Ada"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada", "00000000-0000-0000-0000-000000000000", "%20", "a%27b", "%F0%9F%98%80"})
  @DisplayName("A player whom nobody has registered has no names and cannot be given one")
  void unknown(String id) {
    String token = PlayerApi.register().getString("token");

    HttpResponse<String> seen = RawHttp.send("GET", "/players/" + id);
    HttpResponse<String> renamed =
        send("PUT", "/players/" + id + "/name", "{'name':'Ada'}", "Bearer " + token);

    assertThat(Problem.of(seen, 404).field()).isEqualTo("id");
    assertThat(Problem.of(renamed, 404).field()).isEqualTo("id");
  }

  @Test
  @DisplayName("An id with NUL in it is refused, and there is no list of players")
  void oddPaths() {
    Problem.of(RawHttp.send("GET", "/players/%00"), 400);
    given().get("/players").then().statusCode(405);
  }

  private static String nameOf(JsonPath player) {
    return "/players/%s/name".formatted(player.getString("id"));
  }

  private static HttpResponse<String> send(
      String method, String path, String body, String authorization) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return authorization.isEmpty()
        ? RawHttp.send(method, path, bytes, "Content-Type", "application/json")
        : RawHttp.send(
            method,
            path,
            bytes,
            "Content-Type",
            "application/json",
            "Authorization",
            authorization);
  }
}
