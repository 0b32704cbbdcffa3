package io.playledger.sender.kafka;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets one instance at a time empty the outbox. A row with an end, not a lock that is held: while
 * the brokers are away a transaction would stay open, and hold up every reader of the ledger. One
 * that has lost it without noticing does no harm: what is published twice is recorded once, and
 * whoever publishes an event has published those before it, or somebody else has.
 */
final class RelayLease {

  private static final Duration LENGTH = Duration.ofSeconds(5);
  private static final Duration RENEW_AFTER = Duration.ofSeconds(1);

  private static final String TAKE =
      """
      update queue.relay set holder = ?, expires_at = clock_timestamp() + ? * interval '1 second'
      where holder = ? or expires_at < clock_timestamp()
      """;

  private static final String GIVE_BACK =
      "update queue.relay set expires_at = '-infinity' where holder = ?";

  private final UUID holder = UUID.randomUUID();
  private long takenAt;
  private boolean held;

  /** Whether it is ours, for seconds to come. Takes it where it is free. */
  boolean hold(Connection connection) throws SQLException {
    long now = System.nanoTime();
    if (held && now - takenAt < RENEW_AFTER.toNanos()) {
      return true;
    }
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setObject(1, holder);
      statement.setLong(2, LENGTH.toSeconds());
      statement.setObject(3, holder);
      held = statement.executeUpdate() == 1;
      takenAt = now;
    }
    return held;
  }

  void giveBack(Connection connection) throws SQLException {
    if (held) {
      try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
        statement.setObject(1, holder);
        statement.executeUpdate();
      }
      held = false;
    }
  }
}
