package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.support.Database;
import io.playledger.support.Finished;
import io.playledger.support.LossyGateway;
import io.playledger.support.LossyGateway.Request;
import io.playledger.support.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The programs of docs/clients.md, run as they stand there. Those for .NET and Godot are not: what
 * runs them is on few machines.
 */
class ClientSnippetsIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Path SNIPPETS = Path.of("docs", "clients");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Snippet> ALL =
      List.of(
          new Snippet("curl.sh", "sh", "curl"),
          new Snippet("SendEvents.java", java(), java()),
          new Snippet("send-events.mjs", "node", "node"),
          new Snippet("send_events.py", "python3", "python3"));

  private ServiceProcess service;

  @BeforeEach
  void start() throws Exception {
    service = ServiceProcess.start(home, port);
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  @TestFactory
  @DisplayName("The clients of the documentation")
  Stream<DynamicTest> snippets() {
    return ALL.stream()
        .flatMap(
            snippet ->
                Stream.of(
                    dynamicTest(
                        snippet.file() + ": an answer that is lost doubles nothing",
                        () -> lostAnswer(snippet)),
                    dynamicTest(
                        snippet.file() + ": what is not taken is said, and no success",
                        () -> notTaken(snippet))));
  }

  private void lostAnswer(Snippet snippet) throws Exception {
    snippet.requireItsProgram();
    String product = "lost-" + snippet.product();
    String key = key(product, product);

    try (LossyGateway gateway = LossyGateway.before(port)) {
      Finished run = snippet.run(gateway.url(), key);

      assertThat(run.status()).as("%s", run).isZero();
      assertThat(run.out().split("duplicate", -1)).as("fates: %s", run).hasSize(3);
      List<Request> tries = gateway.requests();
      assertThat(tries).hasSize(3);
      assertThat(tries).extracting(Request::body).containsOnly(tries.get(0).body());
      assertThat(tries.get(2).atNanos() - tries.get(1).atNanos())
          .as("nanoseconds to the last try")
          .isGreaterThanOrEqualTo(LossyGateway.RETRY_AFTER.toNanos());
      assertInLedgerOnce(product, JSON.readTree(tries.get(0).body()));
    }
  }

  private void notTaken(Snippet snippet) throws Exception {
    snippet.requireItsProgram();
    // Of events by a key for any product nobody knows which one they are of.
    String key = key("any-" + snippet.product(), "*");

    Finished run = snippet.run("http://127.0.0.1:" + port, key);

    assertThat(run.status()).as("%s", run).isEqualTo(1);
    assertThat(run.out() + run.err())
        .contains("quarantined", "the key is not for one product only");
    assertThat(run.err()).doesNotContain(key);
  }

  private void assertInLedgerOnce(String product, JsonNode sent) throws Exception {
    List<JsonNode> expected = new ArrayList<>();
    for (JsonNode event : sent) {
      assertThat(UUID.fromString(event.path("id").asText()).version()).isEqualTo(4);
      expected.add(((ObjectNode) event.deepCopy()).without(List.of("id", "occurredAt")));
    }
    List<JsonNode> recorded = new ArrayList<>();
    for (String row :
        Database.of(home)
            .column(
                """
                select jsonb_build_object('type', type, 'playerId', player_id,
                                          'sessionId', session_id, 'data', data)
                from ledger.event
                where product = '%s'
                """
                    .formatted(product))) {
      recorded.add(JSON.readTree(row));
    }
    assertThat(expected).hasSize(2);
    assertThat(recorded).containsExactlyInAnyOrderElementsOf(expected);
  }

  private String key(String name, String product) throws Exception {
    return service
        .client()
        .post("/admin/keys", Map.of("name", name, "scopes", List.of("write:" + product)))
        .body()
        .path("key")
        .asText();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * @param file below docs/clients
   * @param command that runs it
   * @param needs a program that has to be there
   */
  private record Snippet(String file, String command, String needs) {

    /** Of its own, so that its events are told from the others'. */
    String product() {
      return file.toLowerCase(Locale.ROOT);
    }

    /** Where it is missing the test is left out, but not where all tests have to run. */
    void requireItsProgram() throws Exception {
      int found = Finished.run(PATIENCE, Map.of(), "sh", "-c", "command -v " + needs).status();
      assumeTrue(
          found == 0 || "true".equals(System.getenv("CI")),
          () -> "%s is not run: there is no %s here".formatted(file, needs));
      assertThat(found).as("exit status of: command -v %s", needs).isZero();
    }

    Finished run(String url, String key) throws Exception {
      return Finished.run(
          PATIENCE,
          Map.of("PLAYLEDGER_URL", url, "PLAYLEDGER_KEY", key, "no_proxy", "*", "NO_PROXY", "*"),
          command,
          SNIPPETS.resolve(file).toString());
    }
  }
}
