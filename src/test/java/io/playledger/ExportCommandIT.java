package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.support.Finished;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command against a service that sends what it should, or does not. */
class ExportCommandIT extends FakeService {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EVENTS = "{\"id\":\"1\"}\n{\"id\":\"2 ä\"}\n";

  private final AtomicReference<String> asked = new AtomicReference<>("");

  @Test
  @DisplayName("A whole stream is in the file, without its last line; the wishes reach the service")
  void whole() throws Exception {
    answer(EVENTS + "{\"end\":{\"events\":2}}\n", false);
    Path file = folder.resolve("e.ndjson");

    Finished export =
        export("--from", "2026-01-01T00:00:00+01:00", "--product", "a&b", "-o", file.toString());

    assertThat(export.status()).as("%s", export).isZero();
    assertThat(file).hasContent(EVENTS.stripTrailing());
    assertThat(asked.get()).isEqualTo("from=2026-01-01T00%3A00%3A00%2B01%3A00&product=a%26b&");
    assertThat(export.err()).contains("Exported 2 events");
  }

  @Test
  @DisplayName("Without a file the lines go to standard output")
  void standardOutput() throws Exception {
    answer(EVENTS + "{\"end\":{\"events\":2}}\n", false);

    Finished export = export();

    assertThat(export.status()).isZero();
    assertThat(export.out()).isEqualTo(EVENTS);
  }

  @Test
  @DisplayName("Standard output that takes no more is an error")
  void fullDisk() throws Exception {
    answer(EVENTS + "{\"end\":{\"events\":2}}\n", false);

    Finished export =
        Finished.run(
            PATIENCE,
            Map.of("PLAYLEDGER_HOME", folder.toString()),
            "sh",
            "-c",
            "./playledger export > /dev/full");

    assertThat(export.status()).as("%s", export).isEqualTo(1);
    assertThat(export.err()).contains("playledger: the export cannot be written");
  }

  @ParameterizedTest
  @CsvSource({"'',false", "'{\"end\":{\"events\":3}}',false", "'{\"end\":{\"eve',false", "'',true"})
  @DisplayName("A stream that breaks off, however it ends, is an error and leaves no file behind")
  void breaksOff(String end, boolean isCut) throws Exception {
    answer(EVENTS + end, isCut);

    Finished export = export("-o", folder.resolve("e.ndjson").toString());

    assertThat(export.status()).as("%s", export).isEqualTo(1);
    assertThat(export.err()).contains("playledger: the service ended the export early");
    assertThat(files()).noneMatch(name -> name.startsWith("e.ndjson"));
  }

  @Test
  @DisplayName("A file that is there is kept unless told otherwise")
  void keepsTheOld() throws Exception {
    Path old = Files.writeString(folder.resolve("e.ndjson"), "the old one");

    Finished export = export("-o", old.toString());

    assertThat(export.status()).isEqualTo(1);
    assertThat(export.err()).contains("--force replaces it");
    assertThat(old).hasContent("the old one");
  }

  /**
   * @param isCut whether more is promised than comes
   */
  private void answer(String text, boolean isCut) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/v1/export",
        exchange -> {
          asked.set(String.valueOf(exchange.getRequestURI().getRawQuery()));
          exchange.sendResponseHeaders(200, isCut ? bytes.length + 10 : bytes.length);
          OutputStream body = exchange.getResponseBody();
          body.write(bytes);
          body.flush();
          exchange.close();
        });
  }

  private Finished export(String... options) throws Exception {
    String[] command = new String[options.length + 2];
    command[0] = "./playledger";
    command[1] = "export";
    System.arraycopy(options, 0, command, 2, options.length);
    return Finished.run(PATIENCE, Map.of("PLAYLEDGER_HOME", folder.toString()), command);
  }
}
