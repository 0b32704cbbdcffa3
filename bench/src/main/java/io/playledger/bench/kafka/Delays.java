package io.playledger.bench.kafka;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.NumberedEvents;
import io.playledger.bench.intake.Pace;
import io.playledger.bench.kafka.Arrivals.Look;
import io.playledger.bench.kafka.KafkaFigures.Delay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How long events took: from when each was due to be sent until a look saw it in the ledger. */
final class Delays {
  private static final int DIGITS = 3;
  private static final long LONGEST_MICROS = 600_000_000;
  private static final double MICROS_PER_MILLI = 1e3;

  private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);

  /**
   * @param records that hold the events
   * @param looks from before the first was sent until all had arrived
   * @param first number of the first event; the next numbers were due after it
   * @param begunAt when it was due
   * @param uncounted so many of the first do not count
   */
  Delays(
      List<ConsumerRecord<byte[], byte[]>> records,
      List<Look> looks,
      long first,
      long begunAt,
      int perSecond,
      long uncounted) {
    Pace pace = Pace.perSecond(perSecond);
    Map<Integer, Integer> seen = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> next : records) {
      // Offsets rise within a partition, so its looks need not be gone through again.
      int look = seen.getOrDefault(next.partition(), 0);
      while (look < looks.size() && !shows(looks.get(look), next)) {
        look++;
      }
      if (look == looks.size()) {
        throw new CannotMeasureException("an event was sent, and nobody saw it in the ledger");
      }
      seen.put(next.partition(), look);
      long index = NumberedEvents.numberOf(next.value()) - first;
      if (index >= uncounted) {
        long due = begunAt + pace.dueAfter(index);
        micros.recordValue(Math.clamp((looks.get(look).at() - due) / 1_000, 0, LONGEST_MICROS));
      }
    }
  }

  Delay of(String way, int perSecond) {
    return new Delay(way, perSecond, millis(50), millis(99), millis(100));
  }

  private static boolean shows(Look look, ConsumerRecord<byte[], byte[]> event) {
    return look.stands().getOrDefault(event.partition(), 0L) > event.offset();
  }

  private double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }
}
