package io.playledger.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A station that acknowledged events pass on their way into the ledger. Where there are several,
 * those of higher {@code @Priority} come first.
 */
public interface Upstream {

  /** Whether all that was there when it was made has passed. */
  interface Mark {
    boolean hasPassed(Connection connection) throws SQLException;
  }

  /** Notes what is there now; one that never passes where that cannot be found out. */
  Mark mark(Connection connection) throws SQLException;
}
