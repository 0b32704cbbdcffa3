package io.playledger.platform.error;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away for the moment from a fault of ours. */
final class Outage {

  /**
   * SQL states after which the same request may well succeed: connection lost or refused (08),
   * server shutting down or starting (57P), out of connections or memory (53), and the losers of a
   * deadlock or serialization conflict (40), a lock that is not had in time (55P03), a transaction
   * that was cut off for idling (25P03).
   */
  private static final List<String> PASSING = List.of("08", "57P", "53", "40", "55P03", "25P03");

  /**
   * Agroal reports an empty or broken pool, and a connection that was taken away, without an SQL
   * state.
   */
  private static final List<String> POOL =
      List.of(
          "acquisition timeout",
          "pool is closed",
          "can't create new connection",
          "exception while creating new connection",
          "connection is closed");

  private static final int DEEPEST_CAUSE = 20;

  private Outage() {}

  static boolean is(Throwable failure) {
    return is(failure, DEEPEST_CAUSE);
  }

  /** A commit that fails hides its cause among the suppressed exceptions of a cause. */
  private static boolean is(@Nullable Throwable failure, int depth) {
    return failure != null
        && depth > 0
        && ((failure instanceof SQLException sql && passing(sql))
            || is(failure.getCause(), depth - 1)
            || Arrays.stream(failure.getSuppressed()).anyMatch(other -> is(other, depth - 1)));
  }

  private static boolean passing(SQLException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return starts(failure.getSQLState(), PASSING) || POOL.stream().anyMatch(message::contains);
  }

  private static boolean starts(@Nullable String state, List<String> prefixes) {
    return state != null && prefixes.stream().anyMatch(state::startsWith);
  }
}
