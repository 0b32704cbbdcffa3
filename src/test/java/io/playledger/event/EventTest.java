package io.playledger.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

  private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GameStarted", "game-started", "1game", "_game", "game started", "gäme"})
  @DisplayName("A type that is not snake case is refused, and named")
  void badType(String type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event(type, NOON, "{}"))
        .withMessageContaining("'" + type + "'");
  }

  @Test
  @DisplayName("A type has at most 100 characters")
  void longType() {
    assertThat(event("a".repeat(100), NOON, "{}").type()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> event("a".repeat(101), NOON, "{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "\"{}\"", "1", " {}"})
  @DisplayName("Data that are not a JSON object are refused")
  void badData(String data) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event("game_started", NOON, data))
        .withMessageContaining("game_started");
  }

  @Test
  @DisplayName("The time is cut to the microseconds that the ledger keeps")
  void microseconds() {
    Event event = event("game_started", NOON.plusNanos(123_456_789), "{}");

    assertThat(event.occurredAt()).isEqualTo(NOON.plusNanos(123_456_000));
  }

  private static Event event(String type, Instant at, String data) {
    return new Event(new UUID(0, 0), type, "a-test", at, "chess", null, null, data);
  }
}
