package io.playledger.projection;

import io.playledger.ledger.LedgerTypes;
import io.playledger.ledger.LedgerTypes.Passed;
import io.playledger.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of which types the events of late are: read once, for all projections of the instance, so that
 * none of them visits a stretch without an event that it wants. It tells what is certain only, of
 * whatever place it is asked; where it knows nothing a projection reads for itself.
 */
@ApplicationScoped
class LatestTypes {

  /** A look; who has missed more than that reads on in the next one. */
  private static final int MOST_EVENTS = 20_000;

  private static final int MOST_STRETCHES = 1_000;

  private final LedgerTypes ledger;
  private final Deque<Stretch> stretches = new ArrayDeque<>();
  private Set<String> wanted = Set.of();
  private Place begin = Place.END;
  private Place end = Place.END;
  private @Nullable Instant serverSince;

  LatestTypes(LedgerTypes ledger) {
    this.ledger = ledger;
  }

  /** From the end of the one before. */
  private record Stretch(Place end, Set<String> types) {}

  /**
   * Reads on. What lies before the first call stays unknown.
   *
   * @param types that anybody wants; others are not remembered
   * @return whether there may be more
   */
  synchronized boolean look(Connection connection, Set<String> types) throws SQLException {
    if (serverSince == null || !types.equals(wanted)) {
      beginAnew(ledger.now(connection), types);
      return false;
    }
    Passed passed = ledger.after(connection, end, MOST_EVENTS);
    if (!passed.serverSince().equals(serverSince)) {
      // What it has not got from the one before may come again, at the places of what is lost.
      beginAnew(passed, types);
    } else if (passed.end().isAfter(end)) {
      Set<String> found = new HashSet<>(passed.types());
      found.retainAll(wanted);
      add(new Stretch(passed.end(), Set.copyOf(found)));
    }
    return !passed.isWhole();
  }

  private void beginAnew(Passed now, Set<String> types) {
    stretches.clear();
    wanted = Set.copyOf(types);
    begin = now.end();
    end = now.end();
    serverSince = now.serverSince();
  }

  private void add(Stretch next) {
    Stretch last = stretches.peekLast();
    if (last != null && last.types().equals(next.types())) {
      stretches.removeLast();
    }
    stretches.addLast(next);
    end = next.end();
    if (stretches.size() > MOST_STRETCHES) {
      begin = stretches.removeFirst().end();
    }
  }

  /**
   * How far a reader can go on without missing an event of some types.
   *
   * @param from where it stands
   * @return the same place where that is not known
   */
  synchronized Place clearFrom(Place from, Set<String> types) {
    if (begin.isAfter(from) || !wanted.containsAll(types)) {
      return from;
    }
    Place clear = from;
    for (Stretch stretch : stretches) {
      if (stretch.end().isAfter(from)) {
        if (!Collections.disjoint(stretch.types(), types)) {
          return clear;
        }
        clear = stretch.end();
      }
    }
    return clear;
  }

  /** Whether it says all there is to say of what lies behind a place. */
  synchronized boolean isClear(Place from, Set<String> types) {
    return !begin.isAfter(from) && !end.isAfter(clearFrom(from, types));
  }
}
