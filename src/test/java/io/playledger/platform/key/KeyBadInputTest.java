package io.playledger.platform.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.PlayledgerTest;
import io.playledger.support.PostgresResource;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that cannot be: refused with the field named. */
@PlayledgerTest
class KeyBadInputTest {

  private static final String ADMIN = "Bearer " + PostgresResource.ADMIN_KEY;

  private String id;

  /** A call after its method, its body, the answer and the field named in it. */
  record Bad(String call, String body, int status, String field) {

    @Override
    public String toString() {
      String text = call + " " + body;
      return text.length() > 90 ? text.substring(0, 90) + ".." : text;
    }
  }

  @BeforeEach
  void aKey() {
    id = KeyApi.create("read").getString("id");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/admin/keys",
    "POST,/admin/keys",
    "GET,/admin/keys/$ID",
    "POST,/admin/keys/$ID/rotate",
    "POST,/admin/keys/$ID/revoke",
    "GET,/admin/keys/$ID/audit"
  })
  @DisplayName("Without the admin key nothing is told or done, with an API key neither")
  void withoutKey(String method, String path) {
    String text = KeyApi.create("read", "write:*", "define:*").getString("key");

    Problem.of(send(method, path, "{\"name\":\"n\",\"scopes\":[\"read\"]}", "Bearer x"), 401);
    Problem.of(send(method, path, "{\"name\":\"n\",\"scopes\":[\"read\"]}", "Bearer " + text), 401);

    assertThat(KeyApi.get(id).getString("revokedAt")).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"names", "scopes", "rates", "graces", "bodies", "unknown", "limits"})
  @DisplayName("What cannot be is refused with its field named")
  void refused(Bad bad) {
    String[] call = bad.call().split(" ", 2);

    HttpResponse<String> answer =
        send(call[0], KeyApi.ROOT + call[1], bad.body().replace('\'', '"'), ADMIN);

    assertThat(Problem.of(answer, bad.status()).field()).isEqualTo(bad.field());
  }

  static Stream<Bad> names() {
    return Stream.of(
            "null",
            "''",
            "1",
            "['a']",
            "' '",
            "' a'",
            "'a '",
            "'a/b'",
            "'ä'",
            "'a\\nb'",
            "'a\\n'",
            "'\\u0000'",
            "'\\ud800'",
            "'playledger'",
            "'PlayLedger'",
            "'" + "n".repeat(65) + "'")
        .map(
            name -> new Bad("POST ", "{'name':%s,'scopes':['read']}".formatted(name), 400, "name"));
  }

  static Stream<Bad> scopes() {
    return Stream.concat(
        Stream.of("null", "[]", "'read'", "{}")
            .map(scopes -> scopes("%s".formatted(scopes), "scopes")),
        Stream.of(
                "null",
                "''",
                "1",
                "'Read'",
                "'read:exrps'",
                "'write'",
                "'write:'",
                "'write:Exrps'",
                "'write:-a'",
                "'write:a b'",
                "'write:**'",
                "'write:a*'",
                "'delete:a'",
                "'write:a\\n'",
                "'write:%s'".formatted("p".repeat(65)))
            .map(scope -> scopes("['read',%s]".formatted(scope), "scopes.1")));
  }

  private static Bad scopes(String scopes, String field) {
    return new Bad("POST ", "{'name':'bad scopes','scopes':%s}".formatted(scopes), 400, field);
  }

  static Stream<Bad> rates() {
    return Stream.of("0", "-1", "1.5", "'1'", "1000001", "9223372036854775808", "true")
        .map(
            rate ->
                new Bad(
                    "POST ",
                    "{'name':'bad rate','scopes':['read'],'eventsPerSecond':%s}".formatted(rate),
                    400,
                    "eventsPerSecond"));
  }

  static Stream<Bad> graces() {
    return Stream.of("-1", "604801", "1.5", "'1'", "true", "[]")
        .map(
            grace ->
                new Bad(
                    "POST /$ID/rotate",
                    "{'graceSeconds':%s}".formatted(grace),
                    400,
                    "graceSeconds"));
  }

  static Stream<Bad> bodies() {
    return Stream.of(
        new Bad("POST ", "", 400, "body"),
        new Bad("POST ", "null", 400, "body"),
        new Bad("POST ", "[]", 400, "body"),
        new Bad("POST ", "{", 400, "body"),
        new Bad("POST ", "{'scopes':['read']}", 400, "name"),
        new Bad("POST ", "{'name':'no scopes'}", 400, "scopes"),
        new Bad("POST ", "{'name':'a','name':'b','scopes':['read']}", 400, "name"),
        new Bad("POST /$ID/rotate", "{", 400, "body"),
        new Bad("POST /$ID/rotate", "[]", 400, "body"));
  }

  static Stream<Bad> unknown() {
    return Stream.of(
        new Bad("GET /aaaaaaaaaaaa", "", 404, "id"),
        new Bad("GET /x", "", 404, "id"),
        new Bad("POST /aaaaaaaaaaaa/rotate", "{}", 404, "id"),
        new Bad("POST /aaaaaaaaaaaa/revoke", "", 404, "id"),
        new Bad("GET /aaaaaaaaaaaa/audit", "", 404, "id"));
  }

  static Stream<Bad> limits() {
    return Stream.of("0", "501", "-1", "ten", "99999999999")
        .map(limit -> new Bad("GET /$ID/audit?limit=" + limit, "", 400, "limit"));
  }

  private HttpResponse<String> send(String method, String path, String body, String key) {
    String there = path.replace("$ID", id);
    return method.equals("GET")
        ? RawHttp.send(method, there, "Authorization", key)
        : RawHttp.send(
            method,
            there,
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "Authorization",
            key);
  }
}
