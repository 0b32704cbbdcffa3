package io.playledger.report;

import io.playledger.platform.database.BatchSize;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Brings one model forward: a batch of events in a short transaction of its own at each step. */
final class ModelSteps {

  enum Progress {
    /** The batch was full. */
    MORE,
    /** Every settled event is in. */
    CAUGHT_UP,
    /** Another session is at it, or there is nothing to do. */
    NOT_OURS
  }

  private final Connection connection;
  private final String statement;
  private final String model;
  private final BatchSize size;
  private long events;

  private ModelSteps(Connection connection, String statement, String model, BatchSize size) {
    this.connection = connection;
    this.statement = statement;
    this.model = model;
    this.size = size;
  }

  /** Steps of the live revision. */
  static ModelSteps refresh(Connection connection, String model, BatchSize size) {
    return new ModelSteps(connection, "select main.refresh(?, ?)", model, size);
  }

  /** Steps of the revision that a rebuild fills; it becomes the live one with the last. */
  static ModelSteps rebuild(Connection connection, String model, BatchSize size) {
    return new ModelSteps(connection, "select main.rebuild(?, ?)", model, size);
  }

  Progress next() throws SQLException {
    int batch = size.events();
    long begin = System.nanoTime();
    try (PreparedStatement call = connection.prepareStatement(statement)) {
      call.setString(1, model);
      call.setInt(2, batch);
      try (ResultSet row = call.executeQuery()) {
        row.next();
        int folded = row.getInt(1);
        if (row.wasNull()) {
          return Progress.NOT_OURS;
        }
        events += folded;
        if (folded < batch) {
          return Progress.CAUGHT_UP;
        }
      }
    }
    size.took(Duration.ofNanos(System.nanoTime() - begin));
    return Progress.MORE;
  }

  /** Folded by these steps so far. */
  long events() {
    return events;
  }
}
