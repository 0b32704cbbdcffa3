package io.playledger.intake.kafka;

import io.playledger.intake.Receipt;
import io.playledger.intake.Received;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.intake.Received.Original;
import io.playledger.platform.key.HiddenKeys;
import io.playledger.sender.kafka.EventRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
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

  private ReceivedRecord() {}

  /**
   * What a record holds.
   *
   * @param identity that the request gives the event; null where it gave none
   * @param quarantineId that its sender was told; null for one that was found to be good
   */
  record Content(
      Receipt receipt, @Nullable String identity, @Nullable UUID quarantineId, byte[] value) {}

  /**
   * The record of an event.
   *
   * @param receipt of its request, see {@link ReceiptHeader#of}
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
   * @param receipts that were read of records before
   * @throws IllegalArgumentException if that is no such record; the message says what must be
   *     different
   */
  static Content read(ConsumerRecord<byte[], byte[]> read, ReceiptHeader.Reader receipts) {
    Header receipt = read.headers().lastHeader(RECEIPT);
    if (receipt == null || receipt.value() == null) {
      throw new IllegalArgumentException("must have the header " + RECEIPT);
    }
    try {
      String quarantineId = EventRecord.text(read.headers(), QUARANTINE_ID);
      return new Content(
          receipts.read(receipt.value()),
          EventRecord.text(read.headers(), IDENTITY),
          quarantineId == null ? null : UUID.fromString(quarantineId),
          read.value() == null ? new byte[0] : read.value());
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("must have a receipt in its header " + RECEIPT, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
