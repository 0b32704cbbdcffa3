package io.playledger.intake.kafka;

import io.playledger.intake.Received;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What was fetched at a time: events, and by how much each moves its partition on.
 *
 * @param events in the order of their partitions
 * @param moves of the events, in their order
 * @param skips moves over what holds no events: the marks of transactions, and what those wrote
 *     that did not commit
 */
record Batch(List<Received> events, List<Move> moves, List<Move> skips) {

  /**
   * From one offset of a partition to another.
   *
   * @param from where the partition has to stand
   * @param to where it stands afterwards; further than the next offset where those between hold no
   *     records
   * @param leaderEpoch of the record
   */
  record Move(TopicPartition partition, long from, long to, int leaderEpoch) {

    private Move and(Move next) {
      return new Move(partition, from, next.to(), next.leaderEpoch());
    }
  }

  /**
   * @param places where each partition stands
   */
  static Batch of(
      ConsumerRecords<byte[], byte[]> fetched,
      Map<TopicPartition, Long> places,
      RecordReader reader) {
    List<Received> events = new ArrayList<>(fetched.count());
    List<Move> moves = new ArrayList<>(fetched.count());
    for (TopicPartition partition : fetched.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = fetched.records(partition);
      long from = places.getOrDefault(partition, -1L);
      OffsetAndMetadata end = fetched.nextOffsets().get(partition);
      events.addAll(reader.read(records));
      for (int index = 0; index < records.size(); index++) {
        ConsumerRecord<byte[], byte[]> next = records.get(index);
        boolean isLast = index == records.size() - 1;
        long to = isLast && end != null ? end.offset() : next.offset() + 1;
        moves.add(new Move(partition, from, to, next.leaderEpoch().orElse(-1)));
        from = to;
      }
    }
    return new Batch(events, moves, skips(fetched, places));
  }

  /** Were they not moved over, they would be lag for ever, and a gap once they are deleted. */
  private static List<Move> skips(
      ConsumerRecords<byte[], byte[]> fetched, Map<TopicPartition, Long> places) {
    List<Move> skips = new ArrayList<>();
    fetched
        .nextOffsets()
        .forEach(
            (partition, end) -> {
              long from = places.getOrDefault(partition, -1L);
              if (fetched.records(partition).isEmpty() && end.offset() > from) {
                skips.add(new Move(partition, from, end.offset(), end.leaderEpoch().orElse(-1)));
              }
            });
    return skips;
  }

  /**
   * The moves of some neighbouring events, one for each partition. Where no events are goes along
   * with the first.
   */
  List<Move> moves(int from, int to) {
    Map<TopicPartition, Move> all = new LinkedHashMap<>();
    moves.subList(from, to).forEach(move -> all.merge(move.partition(), move, Move::and));
    if (from == 0) {
      skips.forEach(skip -> all.put(skip.partition(), skip));
    }
    return List.copyOf(all.values());
  }

  /** The moves of all. */
  List<Move> allMoves() {
    return moves(0, moves.size());
  }
}
