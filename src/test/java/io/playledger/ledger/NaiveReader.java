package io.playledger.ledger;

import io.playledger.support.Database;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads as one must not: whatever is visible behind the last position. */
final class NaiveReader {

  private final Database database;
  private final Set<UUID> seen = new HashSet<>();
  private long last;

  NaiveReader(Database database) {
    this.database = database;
  }

  void readOn() throws SQLException {
    for (Map<String, Object> event :
        database.rows(
            "select id, position from ledger.event where position > ? order by position", last)) {
      seen.add((UUID) event.get("id"));
      last = (long) event.get("position");
    }
  }

  Set<UUID> seen() {
    return seen;
  }
}
