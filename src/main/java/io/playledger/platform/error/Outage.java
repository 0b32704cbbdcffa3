package io.playledger.platform.error;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away for the moment from a fault of ours. */
final class Outage {

  /**
   * SQL states after which the same request may well succeed: connection lost or refused (08),
   * server shutting down or starting (57P), out of connections or memory (53), and the losers of a
   * deadlock or serialization conflict (40).
   */
  private static final List<String> PASSING = List.of("08", "57P", "53", "40");

  /** Agroal reports an empty or broken pool without an SQL state. */
  private static final List<String> POOL = List.of("acquisition timeout", "pool is closed");

  private static final int DEEPEST_CAUSE = 20;

  private Outage() {}

  static boolean is(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof SQLException sql && passing(sql)) {
        return true;
      }
      for (Throwable suppressed : cause.getSuppressed()) {
        if (suppressed instanceof SQLException sql && passing(sql)) {
          return true;
        }
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean passing(SQLException failure) {
    return starts(failure.getSQLState(), PASSING)
        || POOL.stream().anyMatch(String.valueOf(failure.getMessage())::contains);
  }

  private static boolean starts(@Nullable String state, List<String> prefixes) {
    return state != null && prefixes.stream().anyMatch(state::startsWith);
  }
}
