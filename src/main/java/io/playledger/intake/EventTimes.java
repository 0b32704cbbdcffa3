package io.playledger.intake;

import io.playledger.intake.format.BrokenRule;
import io.playledger.intake.format.Fault;
import io.playledger.intake.format.Reason;
import io.playledger.ledger.LedgerFloor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Which times events may have. */
@ApplicationScoped
public class EventTimes {

  /** Longer ones cannot be times. */
  private static final int LONGEST = 64;

  private final Clock clock = Clock.systemUTC();
  private final Instant floor;
  private final Duration maxAhead;
  private final LedgerFloor ledger;

  EventTimes(IntakeConfig config, LedgerFloor ledger) {
    this.floor = config.floor();
    this.maxAhead = config.maxAhead();
    this.ledger = ledger;
  }

  /**
   * Now, in microseconds, which is what the ledger keeps. The real time, whatever the debug aid
   * says of the game's: others' events carry their own.
   */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The time of an event, cut to microseconds.
   *
   * @param text RFC 3339
   * @throws BrokenRule if it is no time, or not one that events may have
   */
  Instant check(String text) throws BrokenRule {
    Instant time = parse(text);
    if (time.isBefore(floor)) {
      throw new BrokenRule(Fault.of(Reason.TOO_EARLY, "occurredAt", "must not be before " + floor));
    }
    Instant reachesTo = ledger.floor();
    if (time.isBefore(reachesTo)) {
      throw new BrokenRule(
          Fault.of(
              Reason.BEYOND_RETENTION,
              "occurredAt",
              "must not be before %s: what happened earlier is not kept any more"
                  .formatted(reachesTo)));
    }
    if (time.isAfter(clock.instant().plus(maxAhead))) {
      throw new BrokenRule(
          Fault.of(
              Reason.TOO_FAR_AHEAD,
              "occurredAt",
              "must not be more than %d hours ahead".formatted(maxAhead.toHours())));
    }
    return time;
  }

  private static Instant parse(String text) throws BrokenRule {
    try {
      if (text.length() <= LONGEST) {
        return Timestamp.parse(text);
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw new BrokenRule(
        Fault.of(
            Reason.INVALID_ENVELOPE,
            "occurredAt",
            "must be a time with its offset, such as 2026-01-31T12:00:00Z"));
  }
}
