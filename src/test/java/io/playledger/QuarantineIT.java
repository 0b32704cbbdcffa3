package io.playledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.playledger.support.Database;
import io.playledger.support.Finished;
import io.playledger.support.GameClient;
import io.playledger.support.ServiceProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code ./playledger quarantine}. */
class QuarantineIT extends OwnHome {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  @DisplayName("An event is listed, shown, repaired from a file and replayed; others are dismissed")
  void commands() throws Exception {
    try (ServiceProcess service = ServiceProcess.start(home, port)) {
      String key = writeKey(service.client());
      JsonNode sent = send(key, "[{\"id\":\"a\"},{\"id\":\"b\"}]");
      String first = sent.at("/events/0/quarantineId").asText();
      String second = sent.at("/events/1/quarantineId").asText();
      Path repaired = folder.resolve("repaired.json");
      Files.writeString(repaired, "{\"id\":\"a\",\"type\":\"door_opened\"}");

      assertThat(quarantine("list", "--product", "chess").out())
          .contains(first, second, "invalid_envelope", "type", "is missing");
      assertThat(quarantine("show", first).out()).isEqualTo("{\"id\":\"a\"}\n");
      assertThat(quarantine("replay", first).status()).isEqualTo(1);
      assertThat(quarantine("repair", first, repaired.toString()).out())
          .isEqualTo("would be taken\n");
      assertThat(quarantine("replay", first).out()).startsWith("stored ");
      assertThat(quarantine("dismiss", second, "--note", "a test").status()).isZero();
      assertThat(quarantine("replay", "--all").out()).isEqualTo("0\n");

      assertThat(Database.of(home).column("select type from ledger.event where product = 'chess'"))
          .containsExactly("door_opened");
    }
  }

  @Test
  @DisplayName("A wrong call is a usage error")
  void usage() throws Exception {
    assertThat(quarantine("replay").status()).isEqualTo(2);
    assertThat(quarantine("dismiss", "x").status()).isEqualTo(2);
    assertThat(quarantine().status()).isEqualTo(2);
  }

  private static String writeKey(GameClient client) throws Exception {
    return client
        .post("/admin/keys", Map.of("name", "chess-server", "scopes", List.of("write:chess")))
        .body()
        .path("key")
        .asText();
  }

  private JsonNode send(String key, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/events".formatted(port)))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private Finished quarantine(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("./playledger", "quarantine"));
    Collections.addAll(command, arguments);
    return Finished.run(
        PATIENCE,
        Map.of("PLAYLEDGER_HOME", home.root().toString()),
        command.toArray(String[]::new));
  }
}
