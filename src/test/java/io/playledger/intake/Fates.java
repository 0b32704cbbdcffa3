package io.playledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The answer to events that were taken: what became of each. */
public record Fates(JsonNode body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Takes an answer for one with fates, and requires that its numbers add up. */
  static Fates of(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    try {
      Fates fates = new Fates(JSON.readTree(answer.body()));
      assertThat(fates.body.path("success").booleanValue()).isTrue();
      List<String> all = fates.all();
      assertThat(fates.count("received")).isEqualTo(all.size());
      assertThat(answer.statusCode()).isEqualTo(fates.count("queued") > 0 ? 202 : 200);
      for (String fate : List.of("stored", "duplicate", "conflict", "quarantined", "queued")) {
        assertThat(fates.count(fate)).isEqualTo((int) all.stream().filter(fate::equals).count());
      }
      return fates;
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + answer.body(), e);
    }
  }

  int count(String name) {
    return body.path(name).intValue();
  }

  /** The fates in the order of the events. */
  public List<String> all() {
    return texts("fate");
  }

  /** The one fate. */
  String only() {
    assertThat(all()).as(body.toString()).hasSize(1);
    return all().get(0);
  }

  /** The rules that were broken, empty texts for events that broke none. */
  List<String> reasons() {
    return texts("reason");
  }

  JsonNode event(int index) {
    return body.path("events").path(index);
  }

  UUID eventId(int index) {
    return UUID.fromString(event(index).path("eventId").textValue());
  }

  UUID quarantineId(int index) {
    return UUID.fromString(event(index).path("quarantineId").textValue());
  }

  private List<String> texts(String field) {
    return StreamSupport.stream(body.path("events").spliterator(), false)
        .map(event -> event.path(field).asText())
        .toList();
  }
}
