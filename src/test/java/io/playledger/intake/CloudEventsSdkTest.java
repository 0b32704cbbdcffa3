package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.playledger.support.PlayledgerTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The CloudEvents SDK for Java, in every mode of content. */
@PlayledgerTest
class CloudEventsSdkTest {

  @Inject IntakeRows rows;

  private final HttpClient http = HttpClient.newHttpClient();
  private IntakeApi api;

  @BeforeEach
  void aGame() {
    api = IntakeApi.ofNewGame();
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  @DisplayName("The SDK's binary and structured modes are one and the same event")
  void modes() throws Exception {
    CloudEvent event = event("e1");

    Fates binary = Fates.of(send(event, false));
    Fates structured = Fates.of(send(event, true));
    Fates changed = Fates.of(send(CloudEventBuilder.v1(event).withSubject("bob").build(), true));

    assertThat(binary.only()).isEqualTo("stored");
    assertThat(structured.only()).isEqualTo("duplicate");
    assertThat(changed.only()).isEqualTo("conflict");
    assertThat(rows.events(api.product()))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("type", "com_example_level_done")
                    .containsEntry("source", "/maze?floor=1")
                    .containsEntry("player_id", "Zoe 100%")
                    .containsEntry("data", "{\"level\": 3}"))
        .satisfies(row -> assertThat((String) row.get("context")).contains("\"shard\": "));
  }

  @Test
  @DisplayName("A batch of events in the SDK's JSON has a fate for each")
  void batch() throws Exception {
    ObjectMapper json = new ObjectMapper();
    ArrayNode batch = json.createArrayNode();
    for (String id : new String[] {"e1", "e2", "e1"}) {
      batch.add(json.readTree(new JsonFormat().serialize(event(id))));
    }

    Fates fates =
        Fates.of(
            api.post(
                "/v1/events", "application/cloudevents-batch+json", json.writeValueAsBytes(batch)));

    assertThat(fates.all()).containsExactly("stored", "stored", "duplicate");
  }

  private static CloudEvent event(String id) {
    return CloudEventBuilder.v1()
        .withId(id)
        .withSource(URI.create("/maze?floor=1"))
        .withType("com.example.LevelDone")
        .withTime(OffsetDateTime.parse("2026-01-31T13:00:00.123456+01:00"))
        .withSubject("Zoe 100%")
        .withExtension("shard", 7)
        .withDataContentType("application/json")
        .withData("{\"level\":3.0}".getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private HttpResponse<String> send(CloudEvent event, boolean structured)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/v1/events".formatted(RestAssured.port)))
            .header("Authorization", "Bearer " + api.key());
    AtomicReference<byte[]> body = new AtomicReference<>();
    MessageWriter<?, ?> writer = HttpMessageFactory.createWriter(request::header, body::set);
    if (structured) {
      writer.writeStructured(event, new JsonFormat());
    } else {
      writer.writeBinary(event);
    }
    return http.send(
        request.POST(BodyPublishers.ofByteArray(body.get())).build(), BodyHandlers.ofString());
  }
}
