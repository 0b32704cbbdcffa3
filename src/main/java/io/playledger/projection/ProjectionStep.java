package io.playledger.projection;

import io.playledger.event.Event;
import io.playledger.ledger.ErasedPlayers;
import io.playledger.ledger.LedgerReader;
import io.playledger.ledger.LedgerReader.Stretch;
import io.playledger.ledger.LedgerWriter;
import io.playledger.ledger.Place;
import io.playledger.ledger.Pseudonyms;
import io.playledger.ledger.RecordedEvent;
import io.playledger.platform.database.SqlStates;
import io.playledger.projection.Projection.Applied;
import io.playledger.projection.Projection.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Brings a projection forward: reads a batch, has it applied, and moves the checkpoint, all in one
 * short transaction. So the rows are those of exactly the events up to the checkpoint, whatever
 * happens to whom.
 */
@ApplicationScoped
class ProjectionStep {

  private static final Logger LOG = Logger.getLogger(ProjectionStep.class);

  /**
   * The commit does not wait for the disk. What a crash of the database takes with it, rows and
   * checkpoint together, is read from the ledger again. Emitted events others may have read by
   * then.
   */
  private static final String DO_NOT_WAIT = "set local synchronous_commit = off";

  private final DataSource dataSource;
  private final LedgerReader reader;
  private final LedgerWriter writer;
  private final ErasedPlayers erased;
  private final Checkpoints checkpoints;
  private final ParkedEvents parked;
  private final LatestTypes latest;
  private final double mostFailures;

  ProjectionStep(
      DataSource dataSource,
      LedgerReader reader,
      LedgerWriter writer,
      ErasedPlayers erased,
      Checkpoints checkpoints,
      ParkedEvents parked,
      LatestTypes latest,
      ProjectionConfig config) {
    this.dataSource = dataSource;
    this.reader = reader;
    this.writer = writer;
    this.erased = erased;
    this.checkpoints = checkpoints;
    this.parked = parked;
    this.latest = latest;
    this.mostFailures = config.mostFailures().doubleValue();
  }

  /** What a step has found. */
  enum Progress {
    /** There may be more. */
    MORE,
    /** Every settled event is in. */
    CAUGHT_UP,
    /** Somebody else is at it, there is nothing to do, or it is stopped. */
    NOT_OURS
  }

  /** Too many events failed of late. */
  private static final class TooBad extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Checkpoint checkpoint;

    TooBad(Checkpoint checkpoint, String why) {
      super(why);
      this.checkpoint = checkpoint;
    }
  }

  /**
   * The next batch of the live revision.
   *
   * @param most events that it may read
   * @throws SQLException where {@link SqlStates#isOfValues} holds, some event of the batch is
   *     refused; a batch of one parks it
   */
  Progress live(Projection projection, int most) throws SQLException {
    return step(projection, true, most);
  }

  /** The next batch of the revision that a rebuild makes; it becomes the live one with the last. */
  Progress rebuild(Projection projection, int most) throws SQLException {
    return step(projection, false, most);
  }

  /** Deletes some of what nobody reads any more; false once there is nothing. */
  boolean purge(Projection projection, int most) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Optional<Integer> revision = checkpoints.retired(connection, projection.name());
      if (revision.isEmpty()) {
        return false;
      }
      if (projection.delete(connection, revision.get(), most) == 0) {
        checkpoints.forget(connection, projection.name(), revision.get());
      }
      return true;
    }
  }

  private Progress step(Projection projection, boolean isLive, int most) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!hasWork(connection, projection, isLive)) {
        return Progress.CAUGHT_UP;
      }
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        if (projection.emits().isEmpty()) {
          statement.execute(DO_NOT_WAIT);
        }
        Progress progress =
            isLive
                ? stepLive(connection, projection, most)
                : stepRebuild(connection, projection, most);
        connection.commit();
        return progress;
      } catch (TooBad e) {
        connection.rollback();
        LOG.errorf("%s stops: %s", projection.name(), e.getMessage());
        checkpoints.stop(connection, e.checkpoint, String.valueOf(e.getMessage()));
        connection.commit();
        return Progress.NOT_OURS;
      } catch (SQLException | RuntimeException | Error e) {
        // Whatever it is, or the pool would commit what was written so far.
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection connection, Throwable because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  /** Looked up before anything is locked: a lock is a write, and holds up who reads the ledger. */
  private boolean hasWork(Connection connection, Projection projection, boolean isLive)
      throws SQLException {
    Optional<Checkpoint> found = checkpoints.find(connection, projection.name(), isLive);
    if (found.isEmpty() || found.get().isStopped()) {
      return false;
    }
    Place from = latest.clearFrom(found.get().place(), projection.types());
    return !isLive || !reader.readAfter(connection, from, 1).isEmpty();
  }

  private Progress stepLive(Connection connection, Projection projection, int most)
      throws SQLException {
    Optional<Checkpoint> locked = checkpoints.tryLock(connection, projection.name(), true);
    if (locked.isEmpty() || locked.get().isStopped()) {
      return Progress.NOT_OURS;
    }
    Place from = latest.clearFrom(locked.get().place(), projection.types());
    Stretch stretch = read(connection, projection, from, Place.END, most);
    take(connection, projection, locked.get(), stretch, most);
    return stretch.numRead() < most ? Progress.CAUGHT_UP : Progress.MORE;
  }

  /** Never beyond the live revision: what follows from an event is emitted by that one alone. */
  private Progress stepRebuild(Connection connection, Projection projection, int most)
      throws SQLException {
    String name = projection.name();
    Optional<Checkpoint> locked = checkpoints.tryLock(connection, name, false);
    Optional<Checkpoint> live = checkpoints.find(connection, name, true);
    if (locked.isEmpty() || locked.get().isStopped() || live.isEmpty()) {
      return Progress.NOT_OURS;
    }
    Stretch stretch = read(connection, projection, locked.get().place(), live.get().place(), most);
    Checkpoint now = take(connection, projection, locked.get(), stretch, most);
    if (stretch.numRead() == most) {
      return Progress.MORE;
    }
    // While it is locked the live one stands still; it may have moved a little in between.
    Checkpoint still = checkpoints.lock(connection, name, true).orElseThrow();
    Stretch rest = read(connection, projection, now.place(), still.place(), most);
    take(connection, projection, now, rest, most);
    if (rest.numRead() == most) {
      return Progress.MORE;
    }
    checkpoints.flip(connection, name);
    LOG.infof("%s is rebuilt; readers see revision %d", name, now.revision());
    return Progress.CAUGHT_UP;
  }

  private Stretch read(
      Connection connection, Projection projection, Place from, Place upTo, int most)
      throws SQLException {
    return reader.readBetween(connection, from, upTo, projection.types(), most);
  }

  private Checkpoint take(
      Connection connection, Projection projection, Checkpoint from, Stretch stretch, int most)
      throws SQLException {
    if (stretch.numRead() == 0) {
      return from;
    }
    ErasedPlayers.Known known = erased.known(connection);
    List<Fact> facts = facts(stretch.events(), known.pseudonyms());
    Applied applied = apply(connection, projection, from, facts, most);
    Checkpoint now = from.after(stretch.end(), facts.size(), applied.failures().size());
    if (!applied.failures().isEmpty() && now.recent().isTooBad(mostFailures)) {
      throw new TooBad(from, why(now, applied.failures()));
    }
    parked.park(connection, from, applied.failures());
    if (from.isLive()) {
      emit(connection, projection, applied.emitted());
    }
    erased.confirm(connection, known);
    checkpoints.move(connection, now);
    return now;
  }

  /** What was read may be older than an erasure, and of somebody who has no rows any more. */
  private static List<Fact> facts(List<RecordedEvent> recorded, Pseudonyms erased) {
    List<Event> events = erased.apply(recorded.stream().map(RecordedEvent::event).toList());
    return IntStream.range(0, events.size())
        .mapToObj(index -> Fact.of(recorded.get(index).place(), events.get(index)))
        .toList();
  }

  private static String why(Checkpoint now, List<Failure> failures) {
    Failure last = failures.get(failures.size() - 1);
    return "%d of the latest %d events failed; the last, %s, with: %s"
        .formatted(
            now.recent().parked(),
            now.recent().events(),
            last.fact().event().id(),
            last.cause().getMessage());
  }

  /** A batch that the database refuses comes again, smaller, until it is of one event. */
  private Applied apply(
      Connection connection, Projection projection, Checkpoint from, List<Fact> facts, int most)
      throws SQLException {
    if (facts.isEmpty()) {
      return new Applied(List.of(), List.of());
    }
    if (most > 1) {
      return projection.apply(connection, from.revision(), facts);
    }
    Savepoint before = connection.setSavepoint();
    try {
      return projection.apply(connection, from.revision(), facts);
    } catch (SQLException e) {
      if (!SqlStates.isOfValues(e)) {
        throw e;
      }
      connection.rollback(before);
      return new Applied(List.of(new Failure(facts.get(0), e)), List.of());
    }
  }

  private void emit(Connection connection, Projection projection, List<Event> events)
      throws SQLException {
    for (Event event : events) {
      if (!projection.emits().contains(event.type())) {
        throw new IllegalStateException(
            "%s emits a %s, and does not say so".formatted(projection.name(), event.type()));
      }
    }
    writer.append(connection, events);
  }
}
