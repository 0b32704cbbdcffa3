package io.playledger.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
