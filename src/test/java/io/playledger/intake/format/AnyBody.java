package io.playledger.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.event.Event;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What must hold of any bytes: they are read, noted as bad, or refused, nothing else is ever
 * thrown, and never does it take long.
 */
final class AnyBody {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Of the processor: others may be at work beside it. */
  private static final long LONGEST_NANOS = 2_000_000_000L;

  private static final List<String> FORMATS =
      List.of(
          Formats.JSON,
          Formats.CLOUD_EVENTS,
          Formats.SEGMENT + "track",
          Formats.SEGMENT + "identify",
          Formats.SEGMENT + "page",
          Formats.SEGMENT + "screen",
          Formats.SEGMENT + "group",
          Formats.SEGMENT + "alias");

  private final JsonEvents json = new JsonEvents(SomeJson.LARGEST_EVENT);
  private final Formats formats = new Formats(json);

  /** Takes them for one event or many. */
  void asEvents(byte[] body) {
    check(() -> json.oneOrMany(body));
  }

  void asBatch(byte[] body) {
    check(() -> json.batch(body, "batch").events());
  }

  void asCloudEventData(byte[] body, String id) {
    Map<String, String> headers =
        Map.of("ce-specversion", "1.0", "ce-id", id, "content-type", "application/json");
    check(() -> List.of(json.one(BinaryCloudEvent.structured(headers, body))));
  }

  private void check(Reading reading) {
    long begun = THREADS.getCurrentThreadCpuTime();
    List<RawEvent> events = new ArrayList<>();
    try {
      events.addAll(reading.read());
    } catch (MalformedBody refused) {
      assertThat(refused.rule()).isNotBlank();
    }
    events.forEach(this::check);
    assertThat(THREADS.getCurrentThreadCpuTime() - begun).isLessThan(LONGEST_NANOS);
  }

  private void check(RawEvent event) {
    if (event.fault() != null) {
      assertThat(event.fault().rule()).isNotBlank();
      return;
    }
    for (String format : FORMATS) {
      try {
        Draft draft = formats.read(format, (ObjectNode) event.json());
        assertThat(Event.isTypeName(draft.type())).isTrue();
      } catch (BrokenRule broken) {
        assertThat(broken.fault().rule()).isNotBlank();
      }
    }
    String canonical = CanonicalJson.write(event.json());
    RawEvent again = SomeJson.event(canonical);
    assertThat(again.fault()).isIn(null, tooLarge(again));
    assertThat(CanonicalJson.write(again.json())).isEqualTo(canonical);
  }

  /** Written out, an event can be longer than it came: 1e20 has 21 digits. */
  private static Fault tooLarge(RawEvent event) {
    return event.bytes().length > SomeJson.LARGEST_EVENT ? event.fault() : null;
  }

  private interface Reading {
    List<RawEvent> read() throws MalformedBody;
  }
}
