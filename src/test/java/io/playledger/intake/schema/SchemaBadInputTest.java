package io.playledger.intake.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.PostgresResource;
import io.playledger.support.Problem;
import io.playledger.support.RawHttp;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas that cannot be: refused with the place named, and nothing is registered. */
@PlayledgerTest
class SchemaBadInputTest {

  private static final String KEY = "Bearer " + PostgresResource.ADMIN_KEY;

  @Inject SchemaTable table;

  private final String product = SchemaApi.product();

  @ParameterizedTest
  @CsvSource({
    "GET, /admin/schemas",
    "GET, /admin/schemas/p/t",
    "POST, /admin/schemas/p/t",
    "GET, /admin/products/p/policy",
    "PUT, /admin/products/p/policy"
  })
  @DisplayName("Without the key nothing is shown or changed")
  void withoutKey(String method, String path) {
    Problem.of(RawHttp.send(method, path, "{}".getBytes(StandardCharsets.UTF_8)), 401);
  }

  static Stream<Arguments> schemas() {
    List<Arguments> bad = new ArrayList<>();
    bad.add(bad("", "body"));
    bad.add(bad("{", "body"));
    bad.add(bad("{} {}", "body"));
    bad.add(bad("null", "body"));
    bad.add(bad("[]", "body"));
    bad.add(bad("7", "body"));
    bad.add(bad("'object'", "body"));
    bad.add(bad("{'type':'object','type':'object'}", "type"));
    bad.add(bad("{'type':'thing'}", "type"));
    bad.add(bad("{'type':7}", "type"));
    bad.add(bad("{'required':'a'}", "required"));
    bad.add(bad("{'required':['a','a']}", "required"));
    bad.add(bad("{'properties':{'a':{'minLength':-1}}}", "properties.a.minLength"));
    bad.add(bad("{'properties':{'a':{'minimum':'1'}}}", "properties.a.minimum"));
    bad.add(bad("{'properties':{'a':[]}}", "properties.a"));
    bad.add(bad("{'properties':{'a':{'pattern':'('}}}", "properties.a.pattern"));
    bad.add(bad("{'patternProperties':{'(':{}}}", "patternProperties.("));
    bad.add(bad("{'allOf':[]}", "allOf"));
    bad.add(bad("{'allOf':[{'enum':7}]}", "allOf.0.enum"));
    bad.add(bad("{'items':{'x-person':'yes'}}", "items.x-person"));
    bad.add(bad("{'properties':{'a':{'$ref':'other.json'}}}", "properties.a.$ref"));
    bad.add(bad("{'$ref':'https://json-schema.org/draft/2020-12/schema'}", "$ref"));
    bad.add(bad("{'$dynamicRef':'https://json-schema.org/draft/2020-12/schema'}", "$dynamicRef"));
    bad.add(bad("{'$ref':''}", "$ref"));
    bad.add(bad("{'$ref':'#/$defs/nowhere'}", "body"));
    bad.add(bad("{'$ref':'#'}", "body"));
    bad.add(bad("{'$schema':'http://json-schema.org/draft-07/schema#'}", "$schema"));
    bad.add(bad("{'items':{'$id':'elsewhere'}}", "items.$id"));
    bad.add(bad("{'maximum':1e999999999}", "maximum"));
    bad.add(bad("{'title':'\\ud800'}", "body"));
    bad.add(bad("{'title':'%s'}".formatted("x".repeat(64 * 1024)), "body"));
    bad.add(bad(nested(33), "items"));
    bad.add(bad(nested(2_000), "body"));
    return bad.stream();
  }

  private static Arguments bad(String schema, String field) {
    return Arguments.of(
        schema.length() > 80 ? schema.substring(0, 80) + ".." : schema, schema, field);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schemas")
  @DisplayName("What is no schema, or none that can be used, is refused with the place named")
  void refused(String name, String schema, String field) {
    HttpResponse<String> answer = register(product, "lap_driven", schema);

    assertThat(Problem.of(answer, 400).field()).startsWith(field);
    assertThat(table.versions(product, "lap_driven")).isEmpty();
  }

  @Test
  @DisplayName("Bytes that are no text are refused")
  void noText() {
    byte[] body = {'{', '"', (byte) 0xFF, '"', ':', '1', '}'};

    HttpResponse<String> answer = send("POST", "/admin/schemas/" + product + "/t", body);

    assertThat(Problem.of(answer, 400).field()).isEqualTo("body");
  }

  @Test
  @DisplayName("A schema of the largest size and depth is accepted")
  void largest() {
    String title = "x".repeat(64 * 1024 - "{'title':''}".length());

    assertThat(register(product, "lap_driven", "{'title':'%s'}".formatted(title)).statusCode())
        .isEqualTo(201);
    assertThat(register(product, "lap_driven", nested(32)).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "Game, lap_driven, product",
    "-game, lap_driven, product",
    "gamé, lap_driven, product",
    "game, LapDriven, type",
    "game, 1lap, type",
    "game, lap-driven, type"
  })
  @DisplayName("A product or type that has no such name is refused")
  void names(String product, String type, String field) {
    String path = "/admin/schemas/%s/%s".formatted(product.replace("é", "%C3%A9"), type);

    assertThat(Problem.of(send("POST", path, "{}".getBytes(StandardCharsets.UTF_8)), 400).field())
        .isEqualTo(field);
    assertThat(Problem.of(send("GET", path, new byte[0]), 400).field()).isEqualTo(field);
  }

  @Test
  @DisplayName("There is nothing to show of a type that nobody has described")
  void unknown() {
    HttpResponse<String> answer =
        send("GET", "/admin/schemas/%s/lap_driven".formatted(product), new byte[0]);

    assertThat(Problem.of(answer, 404).field()).isEqualTo("type");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{}, unknownTypes",
        "{'unknownTypes':null}, unknownTypes",
        "{'unknownTypes':'refuse'}, unknownTypes",
        "{'unknownTypes':'ACCEPT'}, unknownTypes",
        "{'unknownTypes':1}, unknownTypes",
        "[], body",
        "``, body"
      })
  @DisplayName("A policy that there is not is refused")
  void policies(String body, String field) {
    String path = "/admin/products/%s/policy".formatted(product);

    HttpResponse<String> answer =
        send("PUT", path, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

    assertThat(Problem.of(answer, 400).field()).isEqualTo(field);
  }

  @Test
  @DisplayName("A product of another name has no policy")
  void policyOfNoProduct() {
    HttpResponse<String> answer = send("GET", "/admin/products/-/policy", new byte[0]);

    assertThat(Problem.of(answer, 400).field()).isEqualTo("product");
  }

  @Test
  @DisplayName(
      "What a schema refers to is never fetched, from the network, files or our own classes")
  void neverFetched(@TempDir Path folder) throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    Path file = Files.writeString(folder.resolve("schema.json"), "{}");
    try {
      String remote = "http://127.0.0.1:%d/schema.json".formatted(server.getAddress().getPort());
      for (String address :
          List.of(remote, file.toUri().toString(), "classpath:schemas/game_over.json")) {
        for (String schema :
            List.of(
                "{'$ref':'%s'}",
                "{'properties':{'a':{'$ref':'%s#/x'}}}",
                "{'$dynamicRef':'%s'}",
                "{'$schema':'%s'}",
                "{'id':'%s','$ref':'#/nowhere'}",
                "{'$id':'%s','$ref':'#/nowhere'}",
                "{'$id':'%s','properties':{'a':{'$ref':'#nowhere'}}}")) {
          HttpResponse<String> answer = register(product, "lap_driven", schema.formatted(address));

          Problem.of(answer, 400);
        }
      }
    } finally {
      server.stop(0);
    }
    assertThat(calls).hasValue(0);
    assertThat(table.versions(product, "lap_driven")).isEmpty();
  }

  private static String nested(int depth) {
    return "{'items':".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  private static HttpResponse<String> register(String product, String type, String schema) {
    return send(
        "POST",
        "/admin/schemas/%s/%s".formatted(product, type),
        schema.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> send(String method, String path, byte[] body) {
    return RawHttp.send(
        method, path, body, "Content-Type", "application/json", "Authorization", KEY);
  }
}
