package io.playledger.feed;

import io.playledger.ledger.RecordedEvent;
import io.playledger.platform.kafka.KafkaClients;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events so that none overtakes another, not even one that is refused: a subscriber that
 * skips places up to the last it saw would never see that one. So one request at a time is on its
 * way to a broker, and the first refusal ends this producer before it can send what is behind. A
 * channel of reactive messaging cannot do that: it sends each record again by itself, behind those
 * that followed, and keeps one producer for ever.
 */
final class FeedProducer implements AutoCloseable {

  /**
   * In bytes. The ledger writes numbers out, so an event of 256 KB may come to 14 MB; what is
   * larger still is refused.
   */
  static final int LARGEST = 16 * 1024 * 1024;

  /**
   * In bytes, of several events in one batch. The client would take a batch that the topic finds
   * too large apart for ever, so this must be less than any topic allows.
   */
  private static final int BATCH = 64 * 1024;

  private final String topic;
  private final Producer<byte[], byte[]> producer;

  /** Asked once a second while the brokers take their time. */
  interface Patience {
    boolean isOver() throws SQLException;
  }

  /**
   * @throws KafkaException if a setting is wrong, or no broker's name can be resolved
   */
  FeedProducer(KafkaClients clients, String topic) {
    this.topic = topic;
    this.producer =
        clients.producer(
            "playledger-feed",
            Map.of(
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH,
                ProducerConfig.LINGER_MS_CONFIG, 1));
  }

  /**
   * What became of some events.
   *
   * @param count how many are acknowledged, from the first
   * @param refusal why the next one is not; null if nobody waited for it any more
   */
  record Published(int count, @Nullable KafkaException refusal) {}

  /**
   * Sends all, and waits until every one of them is acknowledged. After a refusal this is of no use
   * any more.
   *
   * @throws KafkaException if it is of no use
   */
  Published publish(List<RecordedEvent> events, Patience patience)
      throws SQLException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
    for (RecordedEvent event : events) {
      try {
        sent.add(producer.send(FeedRecord.of(topic, event), (place, failure) -> end(failure)));
      } catch (IllegalStateException e) {
        // One before it was refused; that one's future says why.
        break;
      }
    }
    for (int index = 0; index < sent.size(); index++) {
      try {
        if (!isAcknowledged(sent.get(index), patience)) {
          return new Published(index, null);
        }
      } catch (ExecutionException e) {
        return new Published(index, refusal(events.get(index), e));
      }
    }
    return new Published(sent.size(), null);
  }

  /** On the thread that sends, before it sends anything else. */
  private void end(@Nullable Exception failure) {
    if (failure != null) {
      producer.close(Duration.ZERO);
    }
  }

  private static boolean isAcknowledged(Future<RecordMetadata> sent, Patience patience)
      throws SQLException, InterruptedException, ExecutionException {
    while (true) {
      try {
        sent.get(1, TimeUnit.SECONDS);
        return true;
      } catch (TimeoutException e) {
        if (patience.isOver()) {
          return false;
        }
      }
    }
  }

  private static KafkaException refusal(RecordedEvent event, ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new KafkaException(
        "event %s is not taken: %s".formatted(event.event().id(), cause.getMessage()), cause);
  }

  /** What is on its way is given up. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
