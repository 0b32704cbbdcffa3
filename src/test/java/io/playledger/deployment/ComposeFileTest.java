package io.playledger.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.playledger.platform.role.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the schema of the Compose Specification; nothing is started. */
class ComposeFileTest {

  private static final Path COMPOSE_FILE = Path.of("docker-compose.yml");

  /** The schema's own id is relative; nothing is fetched. */
  private static final SchemaLocation ITS_ADDRESS =
      SchemaLocation.of("https://compose-spec.invalid/compose_spec.json");

  private static Schema specification;

  @BeforeAll
  static void readTheSpecification() throws IOException {
    try (InputStream file =
        ComposeFileTest.class.getResourceAsStream("/compose/compose-spec.json")) {
      specification =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(ITS_ADDRESS, file, InputFormat.JSON);
    }
  }

  @Test
  @DisplayName("The compose file is one by the Compose Specification")
  void valid() throws IOException {
    List<Error> errors = specification.validate(Files.readString(COMPOSE_FILE), InputFormat.YAML);

    assertThat(errors).isEmpty();
  }

  @Test
  @DisplayName("Without a profile it is one service and its database")
  void byDefault() throws IOException {
    assertThat(services(service -> !service.has("profiles") && !service.has("extends")))
        .containsOnlyKeys("postgres", "playledger");
  }

  @Test
  @DisplayName("Three brokers form one cluster, in which one may be lost")
  void brokers() throws IOException {
    Map<String, JsonNode> all = services(service -> true);
    JsonNode first = all.get("kafka-1").path("environment");

    for (int node = 1; node <= 3; node++) {
      String name = "kafka-" + node;
      JsonNode broker = all.get(name);
      assertThat(broker.at("/environment/KAFKA_NODE_ID").asInt()).isEqualTo(node);
      assertThat(broker.at("/environment/KAFKA_ADVERTISED_LISTENERS").asText())
          .isEqualTo("PLAINTEXT://%s:9092".formatted(name));
      assertThat(broker.at("/volumes/0").asText()).isEqualTo(name + ":/var/lib/kafka/data");
      assertThat(first.path("KAFKA_CONTROLLER_QUORUM_VOTERS").asText())
          .contains("%d@%s:9093".formatted(node, name));
      // The other two take the rest from the first.
      assertThat(broker.at("/extends/service").asText()).isEqualTo(node == 1 ? "" : "kafka-1");
    }
    assertThat(first.path("KAFKA_DEFAULT_REPLICATION_FACTOR").asInt()).isEqualTo(3);
    assertThat(first.path("KAFKA_MIN_INSYNC_REPLICAS").asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName("Its brokers are of the version that the service and its tests speak with")
  void version() throws IOException {
    assertThat(services(service -> true).get("kafka-1").path("image").asText())
        .isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
    assertThat(Files.readString(Path.of("broker", "pom.xml")))
        .contains("<kafka.version>%s<".formatted(AppInfoParser.getVersion()));
  }

  @Test
  @DisplayName("Two instances with all roles between them use all of the brokers")
  void instances() throws IOException {
    Map<String, JsonNode> instances =
        services(
            service ->
                service.at("/environment/PLAYLEDGER_EVENTS_TRANSPORT").asText().equals("kafka"));

    assertThat(instances).containsOnlyKeys("front", "back");
    assertThat(instances.values())
        .allSatisfy(
            instance -> {
              assertThat(instance.at("/environment/KAFKA_BOOTSTRAP_SERVERS").asText())
                  .isEqualTo("kafka-1:9092,kafka-2:9092,kafka-3:9092");
              assertThat(instance.path("profiles").path(0).asText()).isEqualTo("kafka");
            });
    assertThat(instances.values().stream().flatMap(ComposeFileTest::roles))
        .containsExactlyInAnyOrder(
            Arrays.stream(Role.values()).map(Role::toString).toArray(String[]::new));
  }

  private static Stream<String> roles(JsonNode instance) {
    return Arrays.stream(instance.at("/environment/PLAYLEDGER_ROLES").asText().split(","));
  }

  /** The services that fit, by name, in order. */
  private static Map<String, JsonNode> services(Predicate<JsonNode> fits) throws IOException {
    Map<String, JsonNode> services = new LinkedHashMap<>();
    new YAMLMapper()
        .readTree(COMPOSE_FILE.toFile())
        .path("services")
        .properties()
        .forEach(
            service -> {
              if (fits.test(service.getValue())) {
                services.put(service.getKey(), service.getValue());
              }
            });
    return services;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: {x: {imagee: postgres}}",
        "services: {x: {image: 18}}",
        "services: {x: {image: postgres, depends_on: {y: {condition: healthy}}}}",
        "service: {x: {image: postgres}}",
        "services: [postgres]"
      })
  @DisplayName("A compose file with a mistake is found out")
  void invalid(String composeFile) {
    List<Error> errors = specification.validate(composeFile, InputFormat.YAML);

    assertThat(errors).isNotEmpty();
  }
}
