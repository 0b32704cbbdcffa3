package io.playledger.intake.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.Receipt;
import io.playledger.intake.Received;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.intake.Received.Original;
import io.playledger.platform.http.Text;
import io.playledger.platform.key.HiddenKeys;
import io.playledger.sender.kafka.EventRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A received event as a record of the intake's topic: the value is the event as it came, byte for
 * byte, and headers say what is needed to read it. It is judged once more when it is taken off, by
 * the rules that hold then.
 */
final class ReceivedRecord {

  private static final String RECEIPT = "receipt";
  private static final String IDENTITY = "identity";
  private static final String QUARANTINE_ID = "quarantine-id";

  /** Ids hold times that are a little later. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(ReceiptHeader.class);
  private static final ObjectReader READER =
      MAPPER
          .readerFor(ReceiptHeader.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ReceivedRecord() {}

  /** A receipt in JSON; times as text, since a newer version may read what an older one wrote. */
  private record ReceiptHeader(
      String keyId,
      String keyName,
      @Nullable String product,
      String format,
      String receivedAt,
      @Nullable ObjectNode context,
      Set<String> writable) {

    /** The reader gives null for what is missing; and what cannot be kept would hold others up. */
    ReceiptHeader {
      for (@Nullable String needed : Arrays.asList(keyId, keyName, format, receivedAt)) {
        require(needed != null && !needed.isEmpty() && Text.isStorable(needed));
      }
      require(product == null || Text.isStorable(product));
      require(writable != null);
    }

    private static void require(boolean holds) {
      if (!holds) {
        throw new IllegalArgumentException("a receipt has all of its fields");
      }
    }
  }

  /**
   * What a record holds.
   *
   * @param identity that the request gives the event; null where it gave none
   * @param quarantineId that its sender was told; null for one that was found to be good
   */
  record Content(
      Receipt receipt, @Nullable String identity, @Nullable UUID quarantineId, byte[] value) {}

  /** The header that all events of a request share. */
  static byte[] receipt(Receipt receipt) {
    try {
      return WRITER.writeValueAsBytes(
          new ReceiptHeader(
              receipt.keyId(),
              receipt.keyName(),
              receipt.product(),
              receipt.format(),
              receipt.receivedAt().toString(),
              receipt.context(),
              receipt.writable()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a receipt cannot be written as JSON", e);
    }
  }

  /**
   * The record of an event.
   *
   * @param receipt of its request, see {@link #receipt}
   */
  static ProducerRecord<byte[], byte[]> of(String topic, Received event, byte[] receipt) {
    Original original = event.body();
    ProducerRecord<byte[], byte[]> written =
        new ProducerRecord<>(topic, key(event), HiddenKeys.in(original.bytes()));
    written.headers().add(RECEIPT, receipt);
    if (original.identity() != null) {
      written.headers().add(IDENTITY, bytes(original.identity()));
    }
    if (event instanceof Bad bad) {
      written.headers().add(QUARANTINE_ID, bytes(bad.quarantineId().toString()));
    }
    return written;
  }

  private static byte @Nullable [] key(Received event) {
    return event instanceof Good good
        ? EventRecord.key(good.event().sessionId(), good.event().playerId())
        : null;
  }

  /**
   * @throws IllegalArgumentException if that is no such record; the message says what must be
   *     different
   */
  static Content read(ConsumerRecord<byte[], byte[]> read) {
    String receipt = EventRecord.text(read.headers(), RECEIPT);
    if (receipt == null) {
      throw new IllegalArgumentException("must have the header " + RECEIPT);
    }
    try {
      ReceiptHeader header = READER.readValue(receipt);
      String quarantineId = EventRecord.text(read.headers(), QUARANTINE_ID);
      return new Content(
          new Receipt(
              header.keyId(),
              header.keyName(),
              header.product(),
              header.format(),
              received(header),
              header.context(),
              Set.copyOf(header.writable())),
          EventRecord.text(read.headers(), IDENTITY),
          quarantineId == null ? null : UUID.fromString(quarantineId),
          read.value() == null ? new byte[0] : read.value());
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IllegalArgumentException("must have a receipt in its header " + RECEIPT, e);
    }
  }

  private static Instant received(ReceiptHeader header) {
    Instant at = Instant.parse(header.receivedAt());
    if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
      throw new IllegalArgumentException("nothing was received at " + at);
    }
    return at;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
