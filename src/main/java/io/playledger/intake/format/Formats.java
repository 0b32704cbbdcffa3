package io.playledger.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formats by the names under which quarantine remembers them. */
public final class Formats {

  /** Our own envelope, or one of the shapes that are told by their fields. */
  public static final String JSON = "json";

  public static final String CLOUD_EVENTS = "cloudevents";

  /** Before the name of the call that the path stands for. */
  public static final String SEGMENT = "segment-";

  private static final EventFormat PLAYLEDGER = new PlayledgerFormat();
  private static final EventFormat TELEMETRY = new TelemetryFormat();
  private static final EventFormat MATCH = new MatchFormat();

  private final Map<String, EventFormat> byName;

  public Formats(JsonEvents json) {
    byName =
        Map.of(
            JSON,
            Formats::readAnyShape,
            CLOUD_EVENTS,
            new CloudEventsFormat(json),
            SEGMENT + "track",
            new SegmentFormat("track"),
            SEGMENT + "identify",
            new SegmentFormat("identify"),
            SEGMENT + "page",
            new SegmentFormat("page"),
            SEGMENT + "screen",
            new SegmentFormat("screen"),
            SEGMENT + "group",
            new SegmentFormat("group"),
            SEGMENT + "alias",
            new SegmentFormat("alias"));
  }

  /**
   * @throws BrokenRule if the event is not what the format says
   * @throws IllegalArgumentException if there is no format of that name
   */
  public Draft read(String format, ObjectNode event) throws BrokenRule {
    EventFormat reader = byName.get(format);
    if (reader == null) {
      throw new IllegalArgumentException("there is no format '%s'".formatted(format));
    }
    return reader.read(event);
  }

  /** What the sender seems to call an event that cannot be read; null if that cannot be told. */
  public static @Nullable String statedId(JsonNode event) {
    @Nullable String id = event.path("id").textValue();
    return id == null ? event.path("messageId").textValue() : id;
  }

  private static Draft readAnyShape(ObjectNode event) throws BrokenRule {
    if (TelemetryFormat.looksLike(event)) {
      return TELEMETRY.read(event);
    }
    return MatchFormat.looksLike(event) ? MATCH.read(event) : PLAYLEDGER.read(event);
  }
}
