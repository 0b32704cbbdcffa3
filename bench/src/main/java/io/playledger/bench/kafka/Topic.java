package io.playledger.bench.kafka;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.NumberedEvents;
import io.playledger.bench.intake.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes events to the topic of other applications, as those would. Not for several threads. */
final class Topic implements AutoCloseable {
  static final String NAME = "playledger.events";

  /** How it writes; for whoever reads the figures. */
  static final String MANNER = "keyed by player, acks=all, lz4";

  private static final int BATCH_BYTES = 64 * 1024;
  private static final int LINGER_MILLIS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Producer<byte[], byte[]> producer;
  private final NumberedEvents events;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long written;

  /**
   * @param address of the broker
   * @param begin time of the first event
   */
  Topic(String address, Instant begin) {
    this.events = NumberedEvents.withProduct(begin);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS,
                // It is as fast as the broker, not faster, and waits where that is slow.
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE.toMillis()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    // Waits until the service has made it.
    producer.partitionsFor(NAME);
  }

  /** Events that are in the topic. Nobody else writes there. */
  long written() {
    return written;
  }

  /** Writes new events, as many as were asked for, and waits until the broker has them. */
  void write(int count) {
    write(Pace.closed(count));
  }

  /**
   * Writes new events when they are due, and waits until the broker has them.
   *
   * @param pace that has an end
   * @return when the first was due, by the clock of nanoseconds
   */
  long write(Pace pace) {
    long start = System.nanoTime();
    long index = 0;
    for (; pace.has(index); index++) {
      long due = start + pace.dueAfter(index);
      if (pace.isOpen()) {
        sleepUntil(due);
      }
      byte[] event = events.json(written + index);
      producer.send(
          new ProducerRecord<>(NAME, events.player(event), event),
          (place, failed) -> {
            if (failed != null) {
              failure.compareAndSet(null, failed);
            }
          });
    }
    written += index;
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new CannotMeasureException("the broker does not take events: " + failed, failed);
    }
    return start;
  }

  private static void sleepUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
