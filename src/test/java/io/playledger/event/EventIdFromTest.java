package io.playledger.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Identities that are made of what a sender says. */
class EventIdFromTest {

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00.123Z");

  @Test
  @DisplayName("The same said again is the same event, on any day and any machine")
  void same() {
    assertThat(EventId.from(TIME, "maze", "tests", "e1"))
        .isEqualTo(EventId.from(TIME, "maze", "tests", "e1"))
        .isEqualTo(UUID.fromString("019df802-667b-8bd4-bd56-78c636e3b356"));
  }

  @Test
  @DisplayName("Another time, product, source or id is another event")
  void other() {
    assertThat(
            List.of(
                EventId.from(TIME, "maze", "tests", "e1"),
                EventId.from(TIME.plusMillis(1), "maze", "tests", "e1"),
                EventId.from(null, "maze", "tests", "e1"),
                EventId.from(TIME, "maze2", "tests", "e1"),
                EventId.from(TIME, "maze", "tests2", "e1"),
                EventId.from(TIME, "maze", "tests", "e2"),
                EventId.from(TIME, "maze", "tests", "E1"),
                EventId.from(TIME, "mazet", "ests", "e1"),
                EventId.from(TIME, "maze", "testse", "1"),
                EventId.from(TIME, "", "maze", "testse1")))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("Ids are of version 8 and the RFC's variant, the time part the event's own")
  void form() {
    IntStream.range(0, 1000)
        .mapToObj(number -> EventId.from(TIME, "maze", "tests", "e" + number))
        .forEach(
            id -> {
              assertThat(id.version()).isEqualTo(8);
              assertThat(id.variant()).isEqualTo(2);
              assertThat(EventId.epochMillis(id)).isEqualTo(TIME.toEpochMilli());
            });
  }

  @Test
  @DisplayName("The id of an event is what it has always been: ledgers hold it")
  void unchanged() {
    Instant time = Instant.parse("2026-01-31T12:00:00.123456Z");

    assertThat(EventId.from(time, "chess", "a-server", "match-1"))
        .hasToString("019c13ec-9e7b-8b23-a18b-0292ab00f56e");
    assertThat(EventId.from(null, "chess", "a-server", "match-1"))
        .hasToString("00000000-0000-8b23-a18b-0292ab00f56e");
  }

  @Test
  @DisplayName("Many ids of one moment are all different")
  void different() {
    assertThat(
            IntStream.range(0, 20_000)
                .mapToObj(number -> EventId.from(TIME, "maze", "tests", "e" + number)))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("An event without a time has time zero, and the ones before 1970 have no id")
  void time() {
    assertThat(EventId.epochMillis(EventId.from(null, "maze", "tests", "e1"))).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventId.from(Instant.EPOCH.minusMillis(1), "maze", "tests", "e1"));
  }
}
