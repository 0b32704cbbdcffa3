package io.playledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an event says, and what only came along. */
class ContentHashTest {

  private static final Instant TIME = Instant.parse("2026-05-05T12:00:00.123456Z");
  private static final UUID TIMED = EventId.from(TIME, "maze", "tests", "e1");
  private static final UUID UNTIMED = EventId.from(null, "maze", "tests", "e1");

  @Test
  @DisplayName("When it was received and what came with it is not what an untimed event says")
  void receipt() {
    assertThat(hash(event(UNTIMED, TIME, "ada", "{}", null)))
        .isEqualTo(hash(event(UNTIMED, TIME.plusSeconds(5), "ada", "{}", "{\"trace\":1}")));
  }

  @Test
  @DisplayName("Its own time is, to the microsecond")
  void time() {
    assertThat(hash(event(TIMED, TIME, "ada", "{}", null)))
        .isEqualTo(hash(event(TIMED, TIME.plusNanos(999), "ada", "{}", "{\"trace\":1}")))
        .isNotEqualTo(hash(event(TIMED, TIME.plusNanos(1000), "ada", "{}", null)));
  }

  @Test
  @DisplayName("Any other field makes it another event, and so does whose field a text is")
  void fields() {
    assertThat(
            Stream.of(
                    event(TIMED, TIME, "ada", "{}", null),
                    event(TIMED, TIME, "bob", "{}", null),
                    event(TIMED, TIME, null, "{}", null),
                    event(TIMED, TIME, "", "{}", null),
                    event(TIMED, TIME, "ada", "{\"a\":1}", null),
                    new Event(TIMED, "login", "tests", TIME, "maze", null, "ada", "{}"),
                    new Event(TIMED, "logout", "tests", TIME, "maze", "ada", null, "{}"),
                    new Event(TIMED, "login", "maze", TIME, "tests", "ada", null, "{}"))
                .map(ContentHashTest::hash))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("The hash of an event is what it has always been: ledgers hold it")
  void unchanged() {
    Instant time = Instant.parse("2026-01-31T12:00:00.123456Z");
    String data = "{\"loserId\":\"bob\",\"winnerId\":\"ann\"}";

    assertThat(hash(new Event(TIMED, "game_over", "a-server", time, "chess", null, "s-1", data)))
        .isEqualTo("fab28a857c0da4f122915fc267ca8645caf919d9e2c3782832f6b15c21bbf598");
  }

  private static Event event(UUID id, Instant time, String player, String data, String context) {
    return new Event(id, "login", "tests", time, "maze", player, null, data, context);
  }

  private static String hash(Event event) {
    return HexFormat.of().formatHex(ContentHash.of(event));
  }
}
