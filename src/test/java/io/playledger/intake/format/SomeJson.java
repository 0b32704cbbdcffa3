package io.playledger.intake.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON as tests write it, with ' for ". */
final class SomeJson {

  static final int LARGEST_EVENT = 64 * 1024;

  private static final JsonEvents JSON = new JsonEvents(LARGEST_EVENT);
  private static final Formats FORMATS = new Formats(JSON);

  private SomeJson() {}

  static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  /** As it is written, quotes and all. */
  static RawEvent event(String json) {
    try {
      return JSON.one(json.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedBody e) {
      throw new AssertionError("%s in %s".formatted(e.rule(), json), e);
    }
  }

  static ObjectNode object(String json) {
    RawEvent event = event(json.replace('\'', '"'));
    if (event.fault() != null) {
      throw new AssertionError("%s in %s".formatted(event.fault(), json));
    }
    return (ObjectNode) event.json();
  }

  static List<RawEvent> events(String json) throws MalformedBody {
    return JSON.oneOrMany(bytes(json));
  }

  static Draft draft(String format, String json) throws BrokenRule {
    return FORMATS.read(format, object(json));
  }
}
