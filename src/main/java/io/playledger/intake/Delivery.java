package io.playledger.intake;

import io.playledger.intake.format.Formats;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request with events, as it came.
 *
 * @param shape how the events lie in the body
 * @param format how each is to be read, see {@link Formats}
 * @param headers by their names in lower case
 * @param body still compressed where it is
 */
public record Delivery(Shape shape, String format, Map<String, String> headers, byte[] body) {

  /** How events lie in a body. */
  public enum Shape {
    /** The body is one event. */
    ONE,
    /** An array, or one event. */
    ONE_OR_MANY,
    /** An object with an array {@code batch}. */
    BATCH,
    /** The body is the data of a CloudEvent, whose attributes are headers. */
    CLOUD_EVENT_DATA
  }

  /** A header; null where there is none. */
  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** How the body is packed; null where it is as it was. */
  @Nullable String encoding() {
    return header("content-encoding");
  }

  /** Clients of this protocol throw away what is refused; so it is kept, whatever it is. */
  boolean isLenient() {
    return format.startsWith(Formats.SEGMENT);
  }
}
