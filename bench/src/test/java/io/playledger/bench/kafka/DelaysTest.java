package io.playledger.bench.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.NumberedEvents;
import io.playledger.bench.kafka.Arrivals.Look;
import io.playledger.bench.kafka.KafkaFigures.Delay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DelaysTest {
  private static final long FIRST = 700;
  private static final long BEGUN_AT = Long.MAX_VALUE - 5;

  private final NumberedEvents events = NumberedEvents.withProduct(Instant.EPOCH);

  @Test
  @DisplayName("An event takes from when it was due until a look sees its partition behind it")
  void delays() {
    List<Look> looks =
        List.of(look(0, 40, 9), look(10, 41, 9), look(250, 41, 11), look(300, 42, 11));
    List<ConsumerRecord<byte[], byte[]>> records =
        List.of(record(0, 40, 0), record(1, 9, 1), record(0, 41, 3), record(1, 10, 2));

    Delay delay = new Delays(records, looks, FIRST, BEGUN_AT, 10, 1).of("somehow", 10);

    assertEquals(50, delay.p50Millis(), 0.1, "number 2, due at 200, was seen at 250");
    assertEquals(150, delay.mostMillis(), 0.2, "number 1, due at 100, was seen at 250");
  }

  @Test
  @DisplayName("An event that no look has seen is no figure")
  void unseen() {
    List<Look> looks = List.of(look(0, 40, 9));
    List<ConsumerRecord<byte[], byte[]>> records = List.of(record(0, 40, 0));

    assertThrows(
        CannotMeasureException.class, () -> new Delays(records, looks, FIRST, BEGUN_AT, 10, 0));
  }

  private static Look look(long millis, long stands, long otherStands) {
    return new Look(
        BEGUN_AT + TimeUnit.MILLISECONDS.toNanos(millis), Map.of(0, stands, 1, otherStands));
  }

  private ConsumerRecord<byte[], byte[]> record(int partition, long offset, long index) {
    return new ConsumerRecord<>(
        "topic", partition, offset, new byte[0], events.json(FIRST + index));
  }
}
