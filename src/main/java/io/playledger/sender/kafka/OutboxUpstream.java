package io.playledger.sender.kafka;

import io.playledger.ledger.Upstream;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** The outbox, which the relay empties into a topic. */
@ApplicationScoped
@Priority(2)
class OutboxUpstream implements Upstream {

  private final Outbox outbox;

  OutboxUpstream(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public Mark mark(Connection connection) throws SQLException {
    long last = outbox.last(connection);
    return now -> outbox.isEmptyUpTo(now, last);
  }
}
