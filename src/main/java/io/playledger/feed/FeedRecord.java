package io.playledger.feed;

import io.playledger.ledger.RecordedEvent;
import io.playledger.sender.kafka.EventRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event of the ledger as subscribers get it. */
final class FeedRecord {

  /** {@code generation/tx/position}: rises, part by part as a number, from record to record. */
  static final String PLACE = "playledger-place";

  /** When the ledger took it, by the clock of the database, such as 2026-01-31T12:00:00.123456Z. */
  static final String RECORDED_AT = "playledger-recorded-at";

  private FeedRecord() {}

  static ProducerRecord<byte[], byte[]> of(String topic, RecordedEvent recorded) {
    ProducerRecord<byte[], byte[]> written = EventRecord.of(topic, recorded.event());
    add(written, PLACE, recorded.place().text());
    add(written, RECORDED_AT, recorded.recordedAt().toString());
    return written;
  }

  private static void add(ProducerRecord<byte[], byte[]> written, String name, String value) {
    written.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
