package io.playledger.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.playledger.sender.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the ledger holds must stay readable for ever: each type of event is written as its approved
 * file says. A full sample has every field, a minimal one only those that are always there.
 */
class EventSamplesTest {

  private static final Path FOLDER = Path.of("src/test/resources/events");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final Instant TIME = Instant.parse("2026-01-31T12:34:56.123456789Z");
  private static final EventContext FULL =
      new EventContext(TIME, "trivia", "ada", "019c13e5-0c5b-7000-8000-000000000000");
  private static final EventContext MINIMAL = new EventContext(TIME, "trivia", null, null);

  private static final List<GameEvent> FULL_SAMPLES =
      List.of(
          new GameStarted(10, "film"),
          new QuestionsServed(List.of("film-01", "film-02")),
          new QuestionAnswered("film-01", "film", "easy", 2, true, 10, 30, 4_500L),
          new GameEnded(70, 10, 7),
          new MatchVoided("the server was down"),
          new PlayerBanned("ada", "answers faster than light"),
          new EventCorrected(
              "019c140c-99fb-7000-8000-000000000000",
              "question_answered",
              new TreeMap<>(Map.of("points", 10, "correct", true)),
              "the bank had the wrong answer"),
          new CorrectionWithdrawn(
              "019c140c-99fb-7000-8000-000000000000", "match_voided", "it was up"));

  private static final List<GameEvent> MINIMAL_SAMPLES =
      List.of(
          new GameStarted(1, null),
          new QuestionsServed(List.of()),
          new QuestionAnswered("film-01", "film", "hard", -1, false, 0, 0, null),
          new GameEnded(0, 0, 0),
          new MatchVoided("x"),
          new PlayerBanned("b", "x"),
          new EventCorrected(
              "019c140c-99fb-7000-8000-000000000000", "game_ended", new TreeMap<>(), "x"),
          new CorrectionWithdrawn("019c140c-99fb-7000-8000-000000000000", "player_banned", "x"));

  static Stream<Arguments> samples() {
    return Stream.concat(
        FULL_SAMPLES.stream().map(event -> Arguments.of("full", event, FULL)),
        MINIMAL_SAMPLES.stream().map(event -> Arguments.of("minimal", event, MINIMAL)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("samples")
  @DisplayName("An event is written as its approved file says")
  void approved(String size, GameEvent event, EventContext context) throws IOException {
    String written = json(EventCodec.envelope(event, context));

    Path file = FOLDER.resolve("%s.%s.json".formatted(event.type(), size));
    if (!Files.exists(file)) {
      fail("%s is missing; if this is right, approve it:%n%s".formatted(file, written));
    }
    assertThat(written)
        .as("%s; a ledger holds events of the old form, so a change needs a new type", file)
        .isEqualTo(Files.readString(file));
  }

  @Test
  @DisplayName("Each type of event has its two samples, and each file its type")
  void complete() throws IOException {
    List<String> types =
        Arrays.stream(GameEvent.class.getPermittedSubclasses()).map(Class::getName).toList();

    assertThat(FULL_SAMPLES)
        .extracting(event -> event.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(types);
    assertThat(MINIMAL_SAMPLES)
        .extracting(event -> event.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(types);
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files).hasSize(2 * types.size());
    }
  }

  @Test
  @DisplayName("Two events of the same content have ids of their own")
  void ids() {
    UUID first = EventCodec.envelope(new GameEnded(0, 0, 0), MINIMAL).id();

    UUID second = EventCodec.envelope(new GameEnded(0, 0, 0), MINIMAL).id();

    assertThat(second).isNotEqualTo(first);
  }

  private static String json(Event event) throws JsonProcessingException {
    Map<String, Object> envelope = new TreeMap<>();
    envelope.put("id", withoutRandomBits(event.id()).toString());
    envelope.put("type", event.type());
    envelope.put("source", event.source());
    envelope.put("occurredAt", event.occurredAt().toString());
    envelope.put("product", event.product());
    envelope.put("playerId", event.playerId());
    envelope.put("sessionId", event.sessionId());
    envelope.put("data", JSON.readValue(event.data(), TreeMap.class));
    envelope.values().removeIf(value -> value == null);
    return JSON.writeValueAsString(envelope) + "\n";
  }

  /** Time, version and variant stay. */
  private static UUID withoutRandomBits(UUID id) {
    return new UUID(id.getMostSignificantBits() & ~0xFFFL, id.getLeastSignificantBits() & 3L << 62);
  }
}
