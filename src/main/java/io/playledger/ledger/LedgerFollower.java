package io.playledger.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** Somebody who follows the ledger, and whom nothing may be taken from that was not read yet. */
public interface LedgerFollower {

  /** How far everything is that this one keeps; {@link Place#END} while it follows nothing. */
  Place place(Connection connection) throws SQLException;
}
