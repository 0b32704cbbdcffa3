package io.playledger.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

  private static final long LAST_MILLIS = (1L << 48) - 1;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_777_982_400_123L, 1L << 47, LAST_MILLIS})
  @DisplayName("The first 48 bits are the time in milliseconds")
  void timePart(long millis) {
    UUID id = EventId.at(Instant.ofEpochMilli(millis));

    assertThat(EventId.epochMillis(id)).isEqualTo(millis);
    assertThat(id.toString().replace("-", "")).startsWith("%012x".formatted(millis));
  }

  @Test
  @DisplayName("An id is a version 7 UUID of the RFC's variant")
  void versionAndVariant() {
    Stream.generate(() -> EventId.at(Instant.ofEpochMilli(LAST_MILLIS)))
        .limit(100)
        .forEach(
            id -> {
              assertThat(id.version()).isEqualTo(7);
              assertThat(id.variant()).isEqualTo(2);
            });
  }

  @Test
  @DisplayName("Events of one moment have different ids")
  void random() {
    Instant moment = Instant.parse("2026-05-05T12:00:00Z");

    assertThat(Stream.generate(() -> EventId.at(moment)).limit(10_000)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, LAST_MILLIS + 1})
  @DisplayName("A time that 48 bits cannot hold is refused")
  void outOfBounds(long millis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventId.at(Instant.ofEpochMilli(millis)))
        .withMessageContaining(Instant.ofEpochMilli(millis).toString());
  }
}
