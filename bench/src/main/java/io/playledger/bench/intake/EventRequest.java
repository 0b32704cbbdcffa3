package io.playledger.bench.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A POST of events, written into the same bytes each time: only the events in it differ. */
final class EventRequest {
  private final EventForm form;
  private final int events;
  private final int bodyBegin;
  private final byte[] bytes;

  /**
   * @param events in each; a single one is sent without an array around it
   */
  EventRequest(Endpoint endpoint, int events, EventForm form) {
    this.form = form;
    this.events = events;
    int separators = events == 1 ? 0 : events + 1;
    byte[] head = endpoint.head(events * form.jsonLength() + separators);
    this.bytes = Arrays.copyOf(head, head.length + events * form.jsonLength() + separators);
    this.bodyBegin = head.length;
  }

  int events() {
    return events;
  }

  /** The request with the events from that number on; until it is asked for the next one. */
  ByteBuffer from(long number) {
    int at = bodyBegin;
    for (int event = 0; event < events; event++) {
      if (events > 1) {
        bytes[at++] = (byte) (event == 0 ? '[' : ',');
      }
      form.json(number + event, bytes, at);
      at += form.jsonLength();
    }
    if (events > 1) {
      bytes[at] = ']';
    }
    return ByteBuffer.wrap(bytes);
  }

  /**
   * Where events are sent.
   *
   * @param port of the loopback interface
   * @param key that may write
   */
  record Endpoint(int port, String path, String key) {

    private byte[] head(int bodyLength) {
      return """
      POST %s HTTP/1.1\r
      Host: 127.0.0.1:%d\r
      Authorization: Bearer %s\r
      Content-Type: application/json\r
      Content-Length: %d\r
      \r
      """
          .formatted(path, port, key, bodyLength)
          .getBytes(StandardCharsets.US_ASCII);
    }
  }
}
