package io.playledger.intake.kafka;

import io.playledger.ledger.Upstream;
import io.playledger.platform.kafka.EventsConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.jboss.logging.Logger;

/** The topics, which the sink empties. */
@ApplicationScoped
@Priority(1)
class TopicsUpstream implements Upstream {

  private static final Logger LOG = Logger.getLogger(TopicsUpstream.class);

  private final EventsConfig events;
  private final Ends ends;

  TopicsUpstream(EventsConfig events, Ends ends) {
    this.events = events;
    this.ends = ends;
  }

  @Override
  public Mark mark(Connection connection) {
    if (!events.isKafka()) {
      return now -> true;
    }
    try {
      Map<TopicIdPartition, Long> marked = ends.now();
      return now -> areInLedger(now, marked);
    } catch (KafkaException e) {
      LOG.warnf("what waits in the topics is not known: %s", e.getMessage());
      return now -> false;
    }
  }

  private boolean areInLedger(Connection connection, Map<TopicIdPartition, Long> marked)
      throws SQLException {
    Map<TopicIdPartition, Long> inLedger = ends.inLedger(connection);
    return marked.entrySet().stream()
        .allMatch(end -> inLedger.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
