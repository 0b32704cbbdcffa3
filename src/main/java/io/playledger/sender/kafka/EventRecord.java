package io.playledger.sender.kafka;

import io.playledger.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event of the ledger's form as a record of Kafka: a CloudEvent in binary mode, its attributes
 * in headers and its data, character for character, the value.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">
 *     Kafka Protocol Binding for CloudEvents</a>
 */
public final class EventRecord {

  private static final String PREFIX = "ce_";
  private static final String ID = PREFIX + "id";
  private static final String TYPE = PREFIX + "type";
  private static final String SOURCE = PREFIX + "source";
  private static final String TIME = PREFIX + "time";
  private static final String PRODUCT = PREFIX + "product";
  private static final String PLAYER = PREFIX + "playerid";
  private static final String SESSION = PREFIX + "sessionid";

  /** No attribute: those are plain texts, and this is an object. */
  private static final String CONTEXT = "playledger-context";

  private EventRecord() {}

  /** Those of a session, else of a player, lie in one partition and keep their order. */
  public static byte @Nullable [] key(@Nullable String sessionId, @Nullable String playerId) {
    String key = sessionId == null ? playerId : sessionId;
    return key == null ? null : bytes(key);
  }

  /** The record of an event. */
  public static ProducerRecord<byte[], byte[]> of(String topic, Event event) {
    ProducerRecord<byte[], byte[]> written =
        new ProducerRecord<>(topic, key(event.sessionId(), event.playerId()), bytes(event.data()));
    Headers headers = written.headers();
    headers.add(PREFIX + "specversion", bytes("1.0"));
    headers.add("content-type", bytes("application/json"));
    add(headers, ID, event.id().toString());
    add(headers, TYPE, event.type());
    add(headers, SOURCE, event.source());
    add(headers, TIME, event.occurredAt().toString());
    add(headers, PRODUCT, event.product());
    add(headers, PLAYER, event.playerId());
    add(headers, SESSION, event.sessionId());
    add(headers, CONTEXT, event.context());
    return written;
  }

  /**
   * The event that such a record holds.
   *
   * @throws IllegalArgumentException if it holds none; the message says what must be different
   */
  public static Event read(ConsumerRecord<byte[], byte[]> read) {
    byte[] data = read.value();
    if (data == null) {
      throw new IllegalArgumentException("must have a value");
    }
    Headers headers = read.headers();
    try {
      return new Event(
          UUID.fromString(required(headers, ID)),
          required(headers, TYPE),
          required(headers, SOURCE),
          Instant.parse(required(headers, TIME)),
          required(headers, PRODUCT),
          text(headers, PLAYER),
          text(headers, SESSION),
          new String(data, StandardCharsets.UTF_8),
          text(headers, CONTEXT));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must have a time in its header " + TIME, e);
    }
  }

  /** A header's text; null where there is none. */
  public static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String required(Headers headers, String name) {
    String text = text(headers, name);
    if (text == null) {
      throw new IllegalArgumentException("must have the header " + name);
    }
    return text;
  }

  private static void add(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, bytes(value));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
