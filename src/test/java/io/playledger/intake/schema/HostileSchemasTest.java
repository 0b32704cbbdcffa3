package io.playledger.intake.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.schema.Judgement.Breaks;
import io.playledger.intake.schema.Judgement.Fits;
import io.playledger.platform.error.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas and events that would take for ever, or all memory: each is answered soon. */
class HostileSchemasTest {

  /** Plenty for a slow machine; what is guarded against takes years. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(a+)+$",
        "^(a|a)*$",
        "^(a|aa)+$",
        "(x+x+)+y",
        "^(.*a){20}$",
        "^(?:^|^|^|^){40}x$",
        "(a?){30}b"
      })
  @DisplayName("A pattern that would try alternatives without end does not")
  void patterns(String pattern) {
    EventSchema schema = schema("{'properties':{'text':{'pattern':'%s'}}}".formatted(pattern));
    ObjectNode data = JSON.createObjectNode().put("text", "a".repeat(10_000) + "!");

    Judgement judgement = assertTimeoutPreemptively(SOON, () -> schema.judge(data));

    assertThat(judgement)
        .isInstanceOfSatisfying(
            Breaks.class, breaks -> assertThat(breaks.field()).startsWith("data"));
  }

  @Test
  @DisplayName("A heavy pattern on many long texts is given up, and says so")
  void tooMuchWork() {
    EventSchema schema = schema("{'additionalProperties':{'pattern':'^(.{0,99}x){0,99}$'}}");
    ObjectNode data = JSON.createObjectNode();
    for (int field = 0; field < 50; field++) {
      data.put("f" + field, "x".repeat(5_000));
    }

    Judgement judgement = assertTimeoutPreemptively(SOON, () -> schema.judge(data));

    assertThat(judgement).isEqualTo(new Breaks(1, "data", "takes too much work to be checked"));
  }

  @Test
  @DisplayName("What one event took is not counted against the next")
  void eachOnItsOwn() {
    EventSchema schema = schema("{'properties':{'text':{'pattern':'^x+$'}}}");
    ObjectNode data = JSON.createObjectNode().put("text", "x".repeat(100_000));

    for (int count = 0; count < 20; count++) {
      assertThat(schema.judge(data)).isEqualTo(new Fits(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((((x{1000}){1000}){1000}){1000})",
        "(x{999}){999}",
        "x{1001}",
        "(?=x)",
        "(x)\\\\1",
        "(",
        "[z-a]",
        "x**"
      })
  @DisplayName("A pattern that cannot be matched in linear time, or is too large, is refused")
  void refusedPatterns(String pattern) {
    refused("{'properties':{'a':{'pattern':'%s'}}}".formatted(pattern), "properties.a.pattern");
    refused("{'patternProperties':{'%s':{}}}".formatted(pattern), "patternProperties");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        "^\\\\d{4}-\\\\d{2}-\\\\d{2}T\\\\d{2}:\\\\d{2}:\\\\d{2}(?:\\\\.\\\\d{1,9})?Z$",
        "^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$",
        "^[^@]{1,200}@[^@]{1,200}$",
        "^\\\\p{L}+(?:[ -]\\\\p{L}+)*$"
      })
  @DisplayName("The patterns that people use are accepted")
  void usualPatterns(String pattern) {
    SchemaCompiler.require(json("{\"pattern\":\"%s\"}".formatted(pattern)));
    schema("{\"properties\":{\"a\":{\"pattern\":\"%s\"}}}".formatted(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$ref':'#'}",
        "{'allOf':[{'$ref':'#/$defs/a'}],'$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}}}",
        "{'not':{'$ref':'#'}}",
        "{'$dynamicRef':'#a','$dynamicAnchor':'a'}",
        "{'$ref':'#/$defs/nowhere'}",
        "{'properties':{'a':{'$ref':'#nowhere'}}}",
        "{'properties':{'a':{'$ref':'#/%zz'}}}",
        "{'id':'http://127.0.0.1:1/x','$ref':'#/nowhere'}"
      })
  @DisplayName("References that lead in a circle or nowhere are refused")
  void circles(String schema) {
    refused(schema, "body");
  }

  @Test
  @DisplayName("A chain of references too long for the stack is refused")
  void chain() {
    StringBuilder definitions = new StringBuilder();
    for (int step = 0; step < 1_500; step++) {
      definitions.append("'d%d':{'$ref':'#/$defs/d%d'},".formatted(step, step + 1));
    }

    refused("{'$ref':'#/$defs/d0','$defs':{%s'd1500':{}}}".formatted(definitions), "body");
  }

  @Test
  @DisplayName("A property may be called as a keyword is")
  void propertiesNamedAsKeywords() {
    EventSchema schema =
        schema(
            """
            {'properties':{'$ref':{'type':'string'},'pattern':{'type':'string'},'$id':{},'x-person':{}},
             '$defs':{'odd':{'$ref':'#/properties'}}, 'dependentSchemas':{'odd':{'$ref':'#/$defs/odd'}}}
            """);

    assertThat(schema.judge((ObjectNode) json("{'$ref':'x','pattern':'(','$id':1}")))
        .isEqualTo(new Fits(1));
    assertThat(schema.judge((ObjectNode) json("{'pattern':1}"))).isInstanceOf(Breaks.class);
  }

  @Test
  @DisplayName("A schema that doubles itself at each step is refused")
  void doubling() {
    StringBuilder definitions = new StringBuilder();
    for (int step = 0; step < 60; step++) {
      definitions.append(
          "'d%1$d':{'allOf':[{'$ref':'#/$defs/d%2$d'},{'$ref':'#/$defs/d%2$d'}]},"
              .formatted(step, step + 1));
    }

    assertTimeoutPreemptively(
        SOON,
        () -> refused("{'$ref':'#/$defs/d0','$defs':{%s'd60':{}}}".formatted(definitions), "body"));
  }

  @Test
  @DisplayName("A schema of trees judges trees, up to a depth")
  void trees() {
    EventSchema schema =
        schema("{'properties':{'id':{'type':'integer','x-person':true},'next':{'$ref':'#'}}}");

    assertThat(schema.judge(tree(50, "1"))).isEqualTo(new Fits(1));
    assertThat(schema.judge(tree(1, "'x'")))
        .isEqualTo(new Breaks(1, "data.next.id", "must be integer, but is string"));
    assertThat(schema.judge(tree(900, "1")))
        .isEqualTo(new Breaks(1, "data", "is nested too deeply to be checked"));
    assertThat(schema.personFields()).contains("/id", "/next/id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'multipleOf':0.01}",
        "{'enum':[1]}",
        "{'const':1}",
        "{'type':'integer'}",
        "{'maximum':5}"
      })
  @DisplayName("Numbers of endless digits are refused before any rule writes them out")
  void numbers(String property) {
    EventSchema schema = schema("{'properties':{'a':{'items':%s}}}".formatted(property));

    for (String number : new String[] {"1e999999999", "-1e999999999", "1e-999999999"}) {
      ObjectNode data = (ObjectNode) json("{'a':[1,{'b':%s}]}".formatted(number));
      assertThat(assertTimeoutPreemptively(SOON, () -> schema.judge(data)))
          .isEqualTo(new Breaks(1, "data.a.1.b", "is a number out of range"));
    }
    refused("{'multipleOf':1e-999999999}", "multipleOf");
  }

  @Test
  @DisplayName("Where people are is found wherever a schema can say so")
  void persons() {
    EventSchema schema =
        schema(
            """
            {'properties':{
               'a/b':{'x-person':true}, 'not':{'x-person':false},
               'team':{'items':{'properties':{'id':{'x-person':true}}}},
               'pair':{'prefixItems':[{},{'x-person':true}]},
               'scores':{'additionalProperties':{'$ref':'#who'}}},
             'anyOf':[{'properties':{'host':{'$ref':'#/$defs/person%20id'}}}],
             '$defs':{'person id':{'x-person':true}, 'w':{'$anchor':'who','properties':{'x-person':{'x-person':true}}}}}
            """);

    assertThat(schema.personFields())
        .containsExactlyInAnyOrder("/a~1b", "/team/*/id", "/pair/1", "/scores/*/x-person", "/host");
  }

  private static void refused(String schema, String field) {
    assertThatThrownBy(() -> schema(schema))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
              assertThat(refusal.field()).startsWith(field);
              assertThat(refusal.rule()).isNotBlank().doesNotContain("Exception");
            });
  }

  private static ObjectNode tree(int depth, String leaf) {
    return (ObjectNode)
        json("{'next':".repeat(depth) + "{'id':%s}".formatted(leaf) + "}".repeat(depth));
  }

  /** As it is registered. */
  private static EventSchema schema(String text) {
    try {
      JsonNode document =
          SchemaDocument.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
      SchemaCompiler.require(document);
      return SchemaCompiler.compile(1, document);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + text, e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
