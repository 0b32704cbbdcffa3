package io.playledger.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.playledger.intake.Outcome;
import io.playledger.intake.Taken;
import io.playledger.intake.format.Fault;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What became of the events of a request.
 *
 * @param success always true; clients of the Segment protocol look for it
 * @param received events in the request; the sum of the next five
 * @param stored new in the ledger
 * @param duplicate in the ledger already
 * @param conflict not taken, since their id belongs to another event; kept aside
 * @param quarantined not taken, since they break a rule; kept aside, to be repaired and replayed
 * @param queued in Kafka, from where they go on; GET /v1/events/{id} tells what became of them.
 *     Absent where there are none
 * @param events each, in the order of the request
 */
record EventsAnswer(
    boolean success,
    int received,
    int stored,
    int duplicate,
    int conflict,
    int quarantined,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int queued,
    List<EventFate> events) {

  static EventsAnswer of(List<Taken> taken) {
    List<EventFate> fates = taken.stream().map(EventFate::of).toList();
    return new EventsAnswer(
        true,
        fates.size(),
        count(fates, "stored"),
        count(fates, "duplicate"),
        count(fates, "conflict"),
        count(fates, EventFate.QUARANTINED),
        count(fates, EventFate.QUEUED),
        fates);
  }

  /** 202 while anything of it is on its way. */
  RestResponse<EventsAnswer> response() {
    return queued == 0
        ? RestResponse.ok(this)
        : RestResponse.status(RestResponse.Status.ACCEPTED, this);
  }

  private static int count(List<EventFate> fates, String fate) {
    return (int) fates.stream().filter(event -> event.fate().equals(fate)).count();
  }

  /**
   * What became of one event.
   *
   * @param id the sender's name for it, else the one that its request gives it; absent where there
   *     is neither
   * @param fate stored, duplicate, conflict, quarantined or queued
   * @param eventId in the ledger, of a queued event once it is there; absent for a quarantined one
   * @param quarantineId in quarantine; absent for others
   * @param reason short name of the rule that a quarantined event breaks
   * @param field where it does
   * @param rule what must hold
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EventFate(
      @Nullable String id,
      String fate,
      @Nullable UUID eventId,
      @Nullable UUID quarantineId,
      @Nullable String reason,
      @Nullable String field,
      @Nullable String rule) {

    private static final String QUARANTINED = "quarantined";
    private static final String QUEUED = "queued";

    static EventFate of(Taken taken) {
      return switch (taken.outcome()) {
        case Outcome.Recorded event ->
            new EventFate(
                taken.givenId(),
                event.fate().name().toLowerCase(Locale.ROOT),
                event.eventId(),
                null,
                null,
                null,
                null);
        case Outcome.Queued event ->
            new EventFate(taken.givenId(), QUEUED, event.eventId(), null, null, null, null);
        case Outcome.Quarantined waits ->
            bad(taken.givenId(), QUARANTINED, waits.quarantineId(), waits.fault());
        case Outcome.QueuedForQuarantine event ->
            bad(taken.givenId(), QUEUED, event.quarantineId(), event.fault());
      };
    }

    private static EventFate bad(
        @Nullable String givenId, String fate, UUID quarantineId, Fault fault) {
      return new EventFate(
          givenId, fate, null, quarantineId, fault.reason().spelled(), fault.field(), fault.rule());
    }
  }
}
