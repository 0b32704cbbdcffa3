package io.playledger.projection;

import io.playledger.ledger.NewEvents;
import io.playledger.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks what there is to do, once for all projections of the instance: what they cost while there
 * is nothing for them must not grow with their number.
 */
@ApplicationScoped
class Looks {

  /** The threads of the projections wake at about the same time. */
  private static final Duration FRESH = Duration.ofMillis(20);

  private final DataSource dataSource;
  private final Projections projections;
  private final Checkpoints checkpoints;
  private final LatestTypes latest;
  private final NewEvents newEvents;
  private @Nullable Look last;

  Looks(
      DataSource dataSource,
      Projections projections,
      Checkpoints checkpoints,
      LatestTypes latest,
      NewEvents newEvents) {
    this.dataSource = dataSource;
    this.projections = projections;
    this.checkpoints = checkpoints;
    this.latest = latest;
    this.newEvents = newEvents;
  }

  /**
   * What there was to see.
   *
   * @param at when, by {@link System#nanoTime}
   * @param commits of this instance that it is known to have seen, see {@link NewEvents#count}
   * @param isBehind whether there is more to be looked at
   * @param checkpoints of all projections, those of rebuilds among them
   * @param retired names of those that have rows nobody reads any more
   */
  record Look(
      long at, long commits, boolean isBehind, List<Checkpoint> checkpoints, Set<String> retired) {

    /** Of the live revision, or of the one that a rebuild makes; null if it has stopped. */
    @Nullable Checkpoint find(String name, boolean isLive) {
      return checkpoints.stream()
          .filter(checkpoint -> checkpoint.name().equals(name))
          .filter(checkpoint -> checkpoint.isLive() == isLive && !checkpoint.isStopped())
          .findAny()
          .orElse(null);
    }
  }

  /** A fresh one; made by whoever is the first to ask, while the others wait. */
  synchronized Look look() throws SQLException {
    Look known = last;
    if (known != null && !known.isBehind() && System.nanoTime() - known.at() < FRESH.toNanos()) {
      return known;
    }
    long at = System.nanoTime();
    long commits = newEvents.count();
    try (Connection connection = dataSource.getConnection()) {
      boolean isBehind = latest.look(connection, wanted());
      Look next =
          new Look(
              at,
              commits,
              isBehind,
              checkpoints.all(connection),
              checkpoints.allRetired(connection));
      last = next;
      return next;
    }
  }

  /**
   * Moves a live revision over what is known to be nothing that it wants. Nothing is read for that.
   *
   * @param seen where it was a moment ago
   */
  void pass(Projection projection, Checkpoint seen) throws SQLException {
    Place clear = latest.clearFrom(seen.place(), projection.types());
    if (clear.isAfter(seen.place())) {
      try (Connection connection = dataSource.getConnection()) {
        PassedOver.move(connection, seen, clear);
      }
    }
  }

  private Set<String> wanted() {
    return projections.beans().stream()
        .flatMap(projection -> projection.types().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
