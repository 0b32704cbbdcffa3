package io.playledger.intake.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.schema.Judgement.Breaks;
import io.playledger.intake.schema.Judgement.Fits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that come with the service. */
class BuiltInSchemasTest {

  private static final Path SAMPLES = Path.of("src/test/resources/events");
  private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, EventSchema> BUILT_IN = BuiltInSchemas.load();

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  @DisplayName("Every approved sample of an event of ours fits its schema")
  void samplesFit(Path sample) throws IOException {
    JsonNode event = JSON.readTree(sample.toFile());

    Judgement judgement = judge(event.path("type").asText(), (ObjectNode) event.path("data"));

    assertThat(judgement).isEqualTo(new Fits(0));
  }

  @ParameterizedTest
  @MethodSource("samples")
  @DisplayName("A sample with any field of another type, or one more field, does not fit")
  void mutatedSamplesBreak(Path sample) throws IOException {
    JsonNode event = JSON.readTree(sample.toFile());
    String type = event.path("type").asText();
    ObjectNode data = (ObjectNode) event.path("data");

    assertThat(judge(type, data.deepCopy().put("more", 1)))
        .isEqualTo(new Breaks(0, "data.more", "is not expected here"));
    for (String field : fields(data)) {
      ObjectNode mutated = data.deepCopy().putNull(field);
      assertThat(judge(type, mutated))
          .isInstanceOfSatisfying(
              Breaks.class, breaks -> assertThat(breaks.field()).isEqualTo("data." + field));
    }
  }

  @Test
  @DisplayName("A minimal sample without any one of its fields does not fit")
  void everyFieldOfAMinimalSampleIsNeeded() throws IOException {
    for (Path sample : samples()) {
      if (sample.toString().endsWith(".minimal.json")) {
        JsonNode event = JSON.readTree(sample.toFile());
        ObjectNode data = (ObjectNode) event.path("data");
        for (String field : fields(data)) {
          assertThat(judge(event.path("type").asText(), data.deepCopy().without(List.of(field))))
              .isEqualTo(new Breaks(0, "data." + field, "is missing"));
        }
      }
    }
  }

  @Test
  @DisplayName("Every type of event of ours has a schema, and every schema is of a known type")
  void complete() throws IOException {
    List<String> ours =
        samples().stream().map(file -> file.getFileName().toString().split("\\.")[0]).toList();
    List<String> files;
    try (Stream<Path> schemas = Files.list(SCHEMAS)) {
      files = schemas.map(file -> file.getFileName().toString()).toList();
    }

    assertThat(BuiltInSchemas.OF_OURS).hasSameElementsAs(ours);
    assertThat(BUILT_IN.keySet().stream().map(type -> type + ".json").toList())
        .hasSameElementsAs(files);
  }

  @Test
  @DisplayName("Every schema is one by draft 2020-12 and says what it and each property are")
  void described() throws IOException {
    for (String type : BUILT_IN.keySet()) {
      JsonNode schema = JSON.readTree(SCHEMAS.resolve(type + ".json").toFile());

      SchemaCompiler.require(schema);
      assertThat(schema.path("title").asText()).isNotBlank();
      assertThat(schema.path("description").asText()).endsWith(".");
      schema
          .path("properties")
          .forEach(property -> assertThat(property.path("description").asText()).endsWith("."));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          game_over     | {"winnerId":"ada","loserId":"bob"}
          game_over     | {"winnerId":"a","loserId":"b","rounds":[1,2],"mode":"ranked"}
          game_over     | {"score":12.5,"subScores":[41.2,3]}
          game_over     | {"playerId":"ada","score":-9007199254740992}
          game_over     | {"results":[{"playerId":"ada","rank":1,"team":"red"},{"playerId":"bob","rank":1}]}
          select_weapon | {"selection":"0"}
          select_weapon | {"selection":"null"}
          player_action | {"action":"move","levelId":"level_02","mapId":"map_03","platform":"PC"}
          player_action | {"action":"move","levelId":"level_02","mapId":"map_03","speed":3}
          transaction   | {"transactionId":"trans_789","transactionType":"purchase","currency":"USD","amount":4.99,"itemId":"skin_dragon","itemType":"skin","platform":"PC"}
          transaction   | {"transactionId":"t","transactionType":"refund","currency":"EUR","amount":0,"itemId":"i","itemType":"skin"}
          server_metric | {"serverId":"server_1","cpuLoad":78,"memoryUsage":65,"latency":120,"region":"us-west","serverType":"dedicated"}
          server_metric | {"serverId":"server_1","cpuLoad":100,"memoryUsage":0.5,"latency":0}
          """)
  @DisplayName("Events of other games as they are documented fit")
  void othersFit(String type, String data) throws IOException {
    assertThat(judge(type, data)).isEqualTo(new Fits(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          game_over     | {"winnerId":"ada"}                | data.loserId      | is missing
          game_over     | {"winnerId":"","loserId":"b"}     | data.winnerId     | must be at least 1 characters long
          game_over     | {"winnerId":7,"loserId":"b"}      | data.winnerId     | must be string, but is integer
          game_over     | {"winnerId":null,"loserId":"b"}   | data.winnerId     | must be string, but is null
          game_over     | {"loserId":"bob","score":1}       | data.loserId | has a missing property 'winnerId' which is dependent required because 'loserId' is present
          game_over     | {"score":"NaN"}                   | data.score        | must be number, but is string
          game_over     | {"score":9007199254740993}        | data.score        | must have a maximum value of 9007199254740992
          game_over     | {"score":1,"subScores":[1e400]}   | data.subScores.0  | is a number out of range
          game_over     | {"results":[]}                    | data.results      | must have at least 1 items but found 0
          game_over     | {"results":[{"rank":1}]}          | data.results.0.playerId | is missing
          game_over     | {"results":[{"playerId":"a","rank":0}]} | data.results.0.rank | must have a minimum value of 1
          select_weapon | {"selection":"3"}                 | data.selection    | must be one of ["0", "1", "2", "null"]
          select_weapon | {"selection":0}                   | data.selection    | must be one of ["0", "1", "2", "null"]
          player_action | {"action":"a","levelId":"l"}      | data.mapId        | is missing
          transaction   | {"currency":"usd"}                | data.currency     | must match the pattern ^[A-Z]{3}$
          transaction   | {"currency":"USD\\n"}             | data.currency     | must be at most 3 characters long
          transaction   | {"amount":-0.01}                  | data.amount       | must have a minimum value of 0
          transaction   | {"amount":"4.99"}                 | data.amount       | must be number, but is string
          transaction   | {"amount":1000000000.01}          | data.amount       | must have a maximum value of 1000000000
          transaction   | {"amount":1e400}                  | data.amount       | is a number out of range
          server_metric | {"cpuLoad":100.1}                 | data.cpuLoad      | must have a maximum value of 100
          server_metric | {"memoryUsage":-1}                | data.memoryUsage  | must have a minimum value of 0
          server_metric | {"latency":-1}                    | data.latency      | must have a minimum value of 0
          """)
  @DisplayName("What breaks a rule is told where, and which")
  void othersBreak(String type, String data, String field, String rule) throws IOException {
    ObjectNode whole =
        switch (type) {
          case "transaction" ->
              (ObjectNode)
                  JSON.readTree(
                      """
                      {"transactionId":"t","transactionType":"p","currency":"USD","amount":1,
                       "itemId":"i","itemType":"s"}
                      """);
          case "server_metric" ->
              (ObjectNode)
                  JSON.readTree(
                      "{'serverId':'s','cpuLoad':1,'memoryUsage':1,'latency':1}"
                          .replace('\'', '"'));
          default -> JSON.createObjectNode();
        };

    Judgement judgement = judge(type, whole.setAll((ObjectNode) JSON.readTree(data)));

    assertThat(judgement).isEqualTo(new Breaks(0, field, rule));
  }

  @Test
  @DisplayName("The players of a match are persons, and so is who was banned")
  void persons() {
    assertThat(BUILT_IN.get("game_over").personFields())
        .containsExactlyInAnyOrder("/winnerId", "/loserId", "/playerId", "/results/*/playerId");
    assertThat(BUILT_IN.get("player_banned").personFields()).containsExactly("/playerId");
    assertThat(BUILT_IN.get("transaction").personFields()).isEmpty();
  }

  private static Judgement judge(String type, String data) throws IOException {
    return judge(type, (ObjectNode) JSON.readTree(data));
  }

  private static Judgement judge(String type, JsonNode data) {
    return BUILT_IN.get(type).judge((ObjectNode) data);
  }

  private static List<String> fields(ObjectNode data) {
    List<String> names = new ArrayList<>();
    data.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
