package io.playledger.platform.database;

import java.sql.SQLException;
import java.util.List;

/** What kind of failure it is that the database reports. */
public final class SqlStates {

  /** Deadlock, and somebody who was erased meanwhile. */
  private static final List<String> PASSING = List.of("40P01", "40001");

  /** Classes that are about the values: data, constraints, limits of a row. */
  private static final List<String> OF_VALUES = List.of("22", "23", "54");

  private SqlStates() {}

  /** Whether the same transaction once more may go through. */
  public static boolean isPassing(SQLException failure) {
    return PASSING.contains(String.valueOf(failure.getSQLState()));
  }

  /** Whether the values are refused, and will be whenever they come. */
  public static boolean isOfValues(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && OF_VALUES.stream().anyMatch(state::startsWith);
  }
}
