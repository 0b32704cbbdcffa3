package io.playledger.projection;

import io.playledger.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Something that is computed from the ledger event by event. Whoever has one brings it along as a
 * bean; {@link ProjectionRunner} keeps it up to date.
 */
public interface Projection {

  /** Lower case; never another one, since its place in the ledger is remembered by it. */
  String name();

  /** Types of the events that it wants. A change of them needs a rebuild. */
  Set<String> types();

  /**
   * Types of the events that it emits. No projection may come to want what follows from its own.
   */
  default Set<String> emits() {
    return Set.of();
  }

  /**
   * Takes a batch, in the caller's transaction, which moves the checkpoint too.
   *
   * @param revision whose rows to write
   * @param facts of the wanted types, in reading order
   */
  Applied apply(Connection connection, int revision, List<Fact> facts) throws SQLException;

  /**
   * Deletes rows of a revision that nobody reads any more.
   *
   * @param most at most so many
   * @return how many; 0 once there are none
   */
  int delete(Connection connection, int revision, int most) throws SQLException;

  /**
   * What came of a batch.
   *
   * @param failures events that it went on without
   * @param emitted events that follow, for the ledger
   */
  record Applied(List<Failure> failures, List<Event> emitted) {}

  /** An event that cannot be taken, and why. */
  record Failure(Fact fact, Exception cause) {}
}
