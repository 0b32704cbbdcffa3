package io.playledger.intake.schema;

import static io.playledger.intake.schema.SchemaApi.decide;
import static io.playledger.intake.schema.SchemaApi.product;
import static io.playledger.intake.schema.SchemaApi.register;
import static io.playledger.intake.schema.SchemaApi.versions;
import static io.playledger.support.Admin.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.schema.Judgement.Breaks;
import io.playledger.intake.schema.Judgement.Fits;
import io.playledger.intake.schema.Judgement.UnknownType;
import io.playledger.support.AtOnce;
import io.playledger.support.Await;
import io.playledger.support.PlayledgerTest;
import io.playledger.support.Together;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PlayledgerTest
class EventSchemasTest {

  private static final String NUMBER = "{'properties':{'value':{'type':'number'}}}";
  private static final String TEXT = "{'properties':{'value':{'type':'string'}}}";

  @Inject EventSchemas schemas;
  @Inject SchemaTable table;
  @Inject PolicyTable policies;

  private final String product = product();

  @Test
  @DisplayName("A registered schema judges at once, and the next version after it")
  void latestVersionJudges() {
    register(product, "lap_driven", NUMBER)
        .then()
        .statusCode(201)
        .body("product", is(product))
        .body("type", is("lap_driven"))
        .body("version", is(1));
    Judgement byFirst = judge("lap_driven", "x");

    register(product, "lap_driven", TEXT).then().statusCode(201).body("version", is(2));

    assertThat(byFirst).isEqualTo(new Breaks(1, "data.value", "must be number, but is string"));
    assertThat(judge("lap_driven", "x")).isEqualTo(new Fits(2));
  }

  @Test
  @DisplayName(
      "The latest schema again is no new version, however it is spelled; an earlier one is")
  void again() {
    register(product, "lap_driven", "{'type':'object','maxProperties':3.0}");

    register(product, "lap_driven", " { 'maxProperties' : 3.00, 'type' : 'object' } ")
        .then()
        .statusCode(200)
        .body("version", is(1));
    register(product, "lap_driven", TEXT).then().statusCode(201).body("version", is(2));
    register(product, "lap_driven", "{'type':'object','maxProperties':3.0}")
        .then()
        .statusCode(201)
        .body("version", is(3));
  }

  @Test
  @DisplayName("A schema takes the place of a built-in one for its product only")
  void overBuiltIn() {
    register(product, "game_over", TEXT).then().statusCode(201);

    assertThat(judge("game_over", "x")).isEqualTo(new Fits(1));
    assertThat(schemas.personFields(product, "game_over")).isEmpty();
    assertThat(schemas.judge(product(), "game_over", data("x")))
        .isEqualTo(new Breaks(0, "data.winnerId", "is missing"));
    assertThat(schemas.personFields(product(), "game_over")).contains("/winnerId", "/loserId");
    versions(product, "game_over")
        .then()
        .statusCode(200)
        .body("version", is(List.of(0, 1)))
        .body("origin", is(List.of("builtin", "registered")))
        .body("[0].createdAt", nullValue())
        .body("[0].schema.title", is("Game over"))
        .body("[1].createdAt", notNullValue())
        .body("[1].schema.properties.value.type", is("string"));
  }

  @Test
  @DisplayName("All schemas are listed, the built-in ones without a product")
  void list() {
    register(product, "lap_driven", TEXT);

    Map<String, Object> builtIn = new HashMap<>();
    builtIn.put("product", null);
    builtIn.putAll(Map.of("type", "game_over", "version", 0, "origin", "builtin"));
    admin()
        .get("/admin/schemas")
        .then()
        .statusCode(200)
        .body("", hasItem(builtIn))
        .body(
            "",
            hasItem(
                Map.of(
                    "product",
                    product,
                    "type",
                    "lap_driven",
                    "version",
                    1,
                    "origin",
                    "registered")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "game_started",
        "questions_served",
        "question_answered",
        "game_ended",
        "match_voided",
        "player_banned",
        "event_corrected",
        "correction_withdrawn",
        "achievement_earned",
        "achievement_revoked"
      })
  @DisplayName("Types of our own are reserved, and nobody has a say in how they look")
  void reserved(String type) {
    assertThat(schemas.isReserved(type)).isTrue();

    register(product, type, TEXT)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("violations[0].field", is("type"));

    assertThat(table.versions(product, type)).isEmpty();
  }

  @Test
  @DisplayName("Types of others are not reserved")
  void notReserved() {
    assertThat(List.of("game_over", "transaction", "lap_driven")).noneMatch(schemas::isReserved);
  }

  @Test
  @DisplayName("Unknown types are accepted, unless the product decides otherwise")
  void policy() {
    Judgement before = judge("anything_else", "x");
    String path = "/admin/products/%s/policy".formatted(product);
    admin().get(path).then().statusCode(200).body("unknownTypes", is("accept"));

    decide(product, "quarantine").then().statusCode(200).body("unknownTypes", is("quarantine"));

    admin().get(path).then().body("unknownTypes", is("quarantine"));
    assertThat(before).isEqualTo(new Fits(null));
    assertThat(judge("anything_else", "x")).isEqualTo(new UnknownType());
    assertThat(schemas.judge(product(), "anything_else", data("x"))).isEqualTo(new Fits(null));
    assertThat(judge("select_weapon", "x")).isInstanceOf(Breaks.class);
    decide(product, "accept").then().statusCode(200);
    assertThat(judge("anything_else", "x")).isEqualTo(new Fits(null));
  }

  @Test
  @DisplayName("Another instance sees at its next look what was registered and decided here")
  void twoInstances() {
    EventSchemas other = new EventSchemas(table, policies);
    other.refresh();
    register(product, "lap_driven", NUMBER);
    decide(product, "quarantine");
    Judgement before = other.judge(product, "lap_driven", data("x"));

    other.refresh();

    assertThat(before).isEqualTo(new Fits(null));
    assertThat(other.judge(product, "lap_driven", data("x"))).isInstanceOf(Breaks.class);
    assertThat(other.judge(product, "anything_else", data("x"))).isEqualTo(new UnknownType());
  }

  @Test
  @DisplayName("This instance follows what another one registers")
  void follows() throws Exception {
    table.register(product, "lap_driven", new ObjectMapper().readTree(NUMBER.replace('\'', '"')));

    Await.until("the schema judges", () -> judge("lap_driven", "x") instanceof Breaks);
  }

  @Test
  @DisplayName("Two schemas registered at the same moment become two versions")
  void race() throws Exception {
    List<Integer> codes =
        Together.run(
            List.of(
                () -> register(product, "lap_driven", NUMBER).statusCode(),
                () -> register(product, "lap_driven", TEXT).statusCode()));

    assertThat(codes).containsOnly(201);
    assertThat(table.versions(product, "lap_driven"))
        .extracting(SchemaVersion::version)
        .containsExactly(1, 2);
  }

  @Test
  @DisplayName("One schema registered many times at the same moment becomes one version")
  void raceOfTheSame() {
    List<Integer> codes =
        AtOnce.call(6, () -> register(product, "lap_driven", NUMBER).statusCode());

    assertThat(codes).containsOnlyOnce(201).containsOnly(200, 201);
    versions(product, "lap_driven").then().body("", hasSize(1));
  }

  private Judgement judge(String type, String value) {
    return schemas.judge(product, type, data(value));
  }

  private static ObjectNode data(String value) {
    return new ObjectMapper().createObjectNode().put("value", value);
  }
}
