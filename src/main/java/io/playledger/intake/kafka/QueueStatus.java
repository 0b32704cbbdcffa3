package io.playledger.intake.kafka;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import io.playledger.platform.kafka.Broker;
import io.playledger.platform.kafka.EventsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the events get from Kafka into the ledger, for those who look after it. */
@ApplicationScoped
public class QueueStatus {

  private static final String PLACES =
      """
      select topic, topic_id, partition, next_offset, moved_at
      from queue.position order by topic, topic_id, partition
      """;

  private static final String GAPS =
      """
      select id, noticed_at, topic, partition, kind, from_offset, to_offset, note, settled_at
      from queue.gap order by noticed_at desc, topic, partition limit ?
      """;

  private static final String SETTLE =
      """
      update queue.gap set note = ?, settled_at = clock_timestamp()
      where id = ? and settled_at is null
      """;

  private static final int MOST_GAPS = 1000;

  private final EventsConfig events;
  private final Broker broker;
  private final Lag lag;
  private final AgroalDataSource dataSource;

  QueueStatus(EventsConfig events, Broker broker, Lag lag, AgroalDataSource dataSource) {
    this.events = events;
    this.broker = broker;
    this.lag = lag;
    this.dataSource = dataSource;
  }

  /**
   * How things are.
   *
   * @param transport direct or kafka
   * @param kafkaIsUp whether it was there a moment ago; false where it is not used
   * @param lag records that are not in the ledger yet, by topic, as of a few seconds ago
   * @param unsafe what of the topics could lose events
   * @param places how far each partition is in the ledger
   * @param gaps where topics did not have what was to be read; the latest first
   */
  public record Status(
      String transport,
      boolean kafkaIsUp,
      Map<String, Long> lag,
      List<String> unsafe,
      List<Place> places,
      List<GapFound> gaps) {}

  /** See the comments of queue.position. */
  public record Place(
      String topic, UUID topicId, int partition, long nextOffset, Instant movedAt) {}

  /** See the comments of queue.gap. */
  public record GapFound(
      UUID id,
      Instant noticedAt,
      String topic,
      int partition,
      String kind,
      long fromOffset,
      @Nullable Long toOffset,
      @Nullable String note,
      @Nullable Instant settledAt) {}

  public Status now() {
    try (Connection connection = dataSource.getConnection()) {
      return new Status(
          events.isKafka() ? "kafka" : "direct",
          broker.isUp(),
          lag.byTopic(),
          broker.unsafe(),
          places(connection),
          gaps(connection));
    } catch (SQLException e) {
      throw new StorageException("looking at the queue", e);
    }
  }

  /**
   * Says what came of a gap; its test then passes.
   *
   * @return whether there was one that nobody had looked into
   */
  public boolean settle(UUID id, String note) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(SETTLE)) {
      statement.setString(1, note);
      statement.setObject(2, id);
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new StorageException("settling a gap", e);
    }
  }

  private static List<Place> places(Connection connection) throws SQLException {
    List<Place> places = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(PLACES);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        places.add(
            new Place(
                row.getString("topic"),
                row.getObject("topic_id", UUID.class),
                row.getInt("partition"),
                row.getLong("next_offset"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant()));
      }
    }
    return places;
  }

  private static List<GapFound> gaps(Connection connection) throws SQLException {
    List<GapFound> gaps = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(GAPS)) {
      statement.setInt(1, MOST_GAPS);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          OffsetDateTime settledAt = row.getObject("settled_at", OffsetDateTime.class);
          gaps.add(
              new GapFound(
                  row.getObject("id", UUID.class),
                  row.getObject("noticed_at", OffsetDateTime.class).toInstant(),
                  row.getString("topic"),
                  row.getInt("partition"),
                  row.getString("kind"),
                  row.getLong("from_offset"),
                  row.getObject("to_offset", Long.class),
                  row.getString("note"),
                  settledAt == null ? null : settledAt.toInstant()));
        }
      }
    }
    return gaps;
  }
}
