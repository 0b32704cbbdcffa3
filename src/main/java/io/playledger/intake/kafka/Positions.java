package io.playledger.intake.kafka;

import io.playledger.intake.kafka.Batch.Move;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the topics are in the ledger. A partition moves only from where whoever moves it believes
 * it to stand, and in the transaction that records the events: so of two consumers that hold the
 * same records one commits them, and the other nothing.
 */
@ApplicationScoped
class Positions {

  private static final String MOVE =
      """
      update queue.position p
      set next_offset = m.next_offset, leader_epoch = m.leader_epoch, moved_at = clock_timestamp()
      from unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[], ?::int[])
        as m (topic_id, partition, from_offset, next_offset, leader_epoch)
      where p.topic_id = m.topic_id and p.partition = m.partition and p.next_offset = m.from_offset
      """;

  private static final String FIND =
      """
      select next_offset, leader_epoch from queue.position where topic_id = ? and partition = ?
      """;

  private static final String ADD =
      """
      insert into queue.position (topic_id, partition, topic, next_offset) values (?, ?, ?, ?)
      on conflict (topic_id, partition) do nothing
      """;

  /** Two consumers that find the same note it once: the second sees what the first has noted. */
  private static final String LOCK_REPLACED =
      """
      select from queue.position where topic = ? and topic_id <> ? order by topic_id, partition
      for update
      """;

  private static final String REPLACED =
      """
      insert into queue.gap (topic_id, partition, topic, kind, from_offset)
      select p.topic_id, p.partition, p.topic, 'made_anew', p.next_offset
      from queue.position p
      where p.topic = ? and p.topic_id <> ?
        and not exists (select from queue.gap g
                        where g.topic_id = p.topic_id and g.partition = p.partition
                          and g.kind = 'made_anew')
      """;

  private static final String JUMP =
      """
      update queue.position set next_offset = ?, leader_epoch = null, moved_at = clock_timestamp()
      where topic_id = ? and partition = ? and next_offset = ?
      """;

  private static final String NOTE_GAP =
      """
      insert into queue.gap (topic_id, partition, topic, kind, from_offset, to_offset)
      values (?, ?, ?, ?, ?, ?)
      """;

  /**
   * Where a partition stands.
   *
   * @param offset of the first record that is not in the ledger
   * @param leaderEpoch of the last one that is; null before the first
   */
  record Position(long offset, @Nullable Integer leaderEpoch) {}

  /** Why a partition jumps. */
  enum Gap {
    /** Records were deleted before they were read. */
    MISSED("missed"),
    /** Records were lost that had been read. */
    LOST("lost");

    private final String spelled;

    Gap(String spelled) {
      this.spelled = spelled;
    }
  }

  /**
   * Moves partitions on, in the caller's transaction.
   *
   * @throws FencedException if one does not stand where its move begins; the transaction must not
   *     commit
   */
  void move(Connection connection, List<Move> moves, Map<String, UUID> topicIds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      Object[] ids = moves.stream().map(move -> topicIds.get(move.partition().topic())).toArray();
      statement.setArray(1, connection.createArrayOf("uuid", ids));
      statement.setArray(
          2,
          connection.createArrayOf(
              "int4", moves.stream().map(move -> move.partition().partition()).toArray()));
      statement.setArray(
          3, connection.createArrayOf("int8", moves.stream().map(Move::from).toArray()));
      statement.setArray(
          4, connection.createArrayOf("int8", moves.stream().map(Move::to).toArray()));
      statement.setArray(
          5,
          connection.createArrayOf(
              "int4",
              moves.stream().map(m -> m.leaderEpoch() < 0 ? null : m.leaderEpoch()).toArray()));
      int moved = statement.executeUpdate();
      if (moved != moves.size()) {
        throw new FencedException(
            "%d of %d partitions stand elsewhere".formatted(moves.size() - moved, moves.size()));
      }
    }
  }

  /** Where a partition stands; empty for one that nobody has read from. */
  Optional<Position> find(Connection connection, UUID topicId, int partition) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setObject(1, topicId);
      statement.setInt(2, partition);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Position(
                    row.getLong("next_offset"), row.getObject("leader_epoch", Integer.class)))
            : Optional.empty();
      }
    }
  }

  /**
   * A partition that nobody has read from stands at its beginning; notes if it replaces another. In
   * the caller's transaction.
   */
  void add(Connection connection, UUID topicId, TopicPartition partition, long beginning)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setObject(1, topicId);
      statement.setInt(2, partition.partition());
      statement.setString(3, partition.topic());
      statement.setLong(4, beginning);
      statement.executeUpdate();
    }
    for (String query : List.of(LOCK_REPLACED, REPLACED)) {
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.setString(1, partition.topic());
        statement.setObject(2, topicId);
        statement.execute();
      }
    }
  }

  /**
   * Moves a partition to where there are records, in the caller's transaction.
   *
   * @throws FencedException if it does not stand where the caller believes
   */
  void jump(Connection connection, UUID topicId, TopicPartition partition, long from, long to)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(JUMP)) {
      statement.setLong(1, to);
      statement.setObject(2, topicId);
      statement.setInt(3, partition.partition());
      statement.setLong(4, from);
      if (statement.executeUpdate() != 1) {
        throw new FencedException(partition + " stands elsewhere");
      }
    }
  }

  /**
   * Notes which records are not there, in the caller's transaction.
   *
   * @param from the first of them
   * @param to behind the last
   */
  void note(
      Connection connection, UUID topicId, TopicPartition partition, Gap gap, long from, long to)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOTE_GAP)) {
      statement.setObject(1, topicId);
      statement.setInt(2, partition.partition());
      statement.setString(3, partition.topic());
      statement.setString(4, gap.spelled);
      statement.setLong(5, from);
      statement.setLong(6, to);
      statement.executeUpdate();
    }
  }
}
