package io.playledger.intake;

import io.playledger.event.Event;
import io.playledger.intake.Outcome.Decided;
import io.playledger.intake.Outcome.Quarantined;
import io.playledger.intake.Outcome.Recorded;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.ledger.Appended;
import io.playledger.ledger.LedgerWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** Writes a group of events, good and bad, with their accounts: one transaction for all. */
@ApplicationScoped
class EventGroup {

  private final LedgerWriter ledger;
  private final QuarantineRows quarantine;
  private final Tallies tallies;

  EventGroup(LedgerWriter ledger, QuarantineRows quarantine, Tallies tallies) {
    this.ledger = ledger;
    this.quarantine = quarantine;
    this.tallies = tallies;
  }

  /**
   * What became of each, in the order given; true once the caller has committed.
   *
   * @param connection with an open transaction; neither committed nor closed here
   */
  List<Decided> write(Connection connection, List<? extends Received> events) throws SQLException {
    List<Event> good = new ArrayList<>(events.size());
    List<Bad> bad = new ArrayList<>();
    for (Received event : events) {
      switch (event) {
        case Good fine -> good.add(fine.event());
        case Bad broken -> bad.add(broken);
      }
    }
    Iterator<Appended> appended = ledger.append(connection, good).iterator();
    Iterator<UUID> kept = quarantine.add(connection, bad).iterator();
    List<Decided> outcomes = new ArrayList<>(events.size());
    for (Received event : events) {
      outcomes.add(
          switch (event) {
            case Good fine -> recorded(appended.next());
            case Bad broken -> new Quarantined(kept.next(), broken.fault());
          });
    }
    tallies.append(connection, events, outcomes);
    return outcomes;
  }

  private static Recorded recorded(Appended appended) {
    return new Recorded(appended.id(), appended.fate());
  }
}
