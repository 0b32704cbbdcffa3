package io.playledger.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets one instance at a time do something. A row with an end, not a lock that is held: a
 * transaction that stays open while others are waited for would hold up every reader of the ledger.
 * So it may be lost without being noticed; two that do the same for a while must do no harm.
 */
public final class Lease {

  private static final Duration LENGTH = Duration.ofSeconds(5);
  private static final Duration RENEW_AFTER = Duration.ofSeconds(1);

  private static final String TAKE =
      """
      update %s set holder = ?, expires_at = clock_timestamp() + ? * interval '1 second'
      where holder = ? or expires_at < clock_timestamp()
      """;

  private static final String GIVE_BACK = "update %s set expires_at = '-infinity' where holder = ?";

  private final String take;
  private final String giveBack;
  private final UUID holder = UUID.randomUUID();
  private long takenAt;
  private boolean held;

  /**
   * @param table that has one row, with the columns {@code holder} and {@code expires_at}
   */
  public Lease(String table) {
    this.take = TAKE.formatted(table);
    this.giveBack = GIVE_BACK.formatted(table);
  }

  /** Our name in the row. */
  public UUID holder() {
    return holder;
  }

  /** Whether it is ours, for seconds to come. Takes it where it is free. */
  public boolean hold(Connection connection) throws SQLException {
    long now = System.nanoTime();
    if (held && now - takenAt < RENEW_AFTER.toNanos()) {
      return true;
    }
    try (PreparedStatement statement = connection.prepareStatement(take)) {
      statement.setObject(1, holder);
      statement.setLong(2, LENGTH.toSeconds());
      statement.setObject(3, holder);
      held = statement.executeUpdate() == 1;
      takenAt = now;
    }
    return held;
  }

  /** Others may have it at once. */
  public void giveBack(Connection connection) throws SQLException {
    if (held) {
      try (PreparedStatement statement = connection.prepareStatement(giveBack)) {
        statement.setObject(1, holder);
        statement.executeUpdate();
      }
      held = false;
    }
  }
}
