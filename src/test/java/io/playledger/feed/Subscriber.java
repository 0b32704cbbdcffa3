package io.playledger.feed;

import io.playledger.event.Event;
import io.playledger.ledger.Place;
import io.playledger.ledger.RecordedEvent;
import io.playledger.sender.kafka.EventRecord;
import io.playledger.support.KafkaResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Somebody else's application, which reads the feed as it is documented. */
final class Subscriber {

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::generation)
          .thenComparing(
              Place::tx, Comparator.comparing(Long::parseUnsignedLong, Long::compareUnsigned))
          .thenComparingLong(Place::position);

  private Subscriber() {}

  /** Every record that the topic has, in its order; it has one partition. */
  static List<RecordedEvent> all() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", KafkaResource.broker().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<PartitionInfo> partitions = consumer.partitionsFor(FeedOverKafka.TOPIC);
      if (partitions.size() != 1) {
        throw new AssertionError("the order is that of one partition, not of " + partitions);
      }
      TopicPartition partition = new TopicPartition(FeedOverKafka.TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      List<RecordedEvent> events = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(read -> events.add(event(read)));
      }
      return events;
    }
  }

  /** What is left for one that skips places up to the last it saw. */
  static List<RecordedEvent> once(List<RecordedEvent> events) {
    List<RecordedEvent> once = new ArrayList<>();
    Place last = Place.START;
    for (RecordedEvent event : events) {
      if (ORDER.compare(event.place(), last) > 0) {
        once.add(event);
        last = event.place();
      }
    }
    return once;
  }

  private static RecordedEvent event(ConsumerRecord<byte[], byte[]> read) {
    Event event = EventRecord.read(read);
    byte[] key = read.key();
    if (!Objects.deepEquals(key, EventRecord.key(event.sessionId(), event.playerId()))) {
      throw new AssertionError("another key than that of the session: " + read);
    }
    String[] place = text(read, "playledger-place").split("/");
    return new RecordedEvent(
        new Place(Integer.parseInt(place[0]), place[1], Long.parseLong(place[2])),
        Instant.parse(text(read, "playledger-recorded-at")),
        event);
  }

  private static String text(ConsumerRecord<byte[], byte[]> read, String header) {
    return Objects.requireNonNull(EventRecord.text(read.headers(), header), header);
  }
}
