package io.playledger.intake;

import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.intake.format.Fault;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that was received, and judged. */
public sealed interface Received {

  /** The game it is accounted under. */
  String product();

  /** Who it is accounted under. */
  String source();

  /** The sender's name for it; null where it has none. */
  @Nullable String givenId();

  /** As it came. */
  Original body();

  /** Whether it is one of our own games': those are not received, and not accounted for. */
  default boolean isOurs() {
    return source().equals(EventRules.OUR_SOURCE);
  }

  /** Keeps every rule. */
  record Good(Event event, @Nullable String givenId, Original body) implements Received {

    @Override
    public String product() {
      return event.product();
    }

    @Override
    public String source() {
      return event.source();
    }

    /** The sender's own name for it, not the one that its request gives it. */
    @Nullable String senderId() {
      return own(givenId, body);
    }

    /** The same event, should the database not have it after all. */
    Bad refused(Fault fault) {
      return new Bad(
          EventId.at(body.receipt().receivedAt()),
          event.product(),
          event.source(),
          event.type(),
          givenId,
          fault,
          body);
    }
  }

  /**
   * Breaks a rule.
   *
   * @param quarantineId that it will have in quarantine
   */
  record Bad(
      UUID quarantineId,
      String product,
      String source,
      @Nullable String type,
      @Nullable String givenId,
      Fault fault,
      Original body)
      implements Received {

    /** What is in quarantine is accounted for, whosever it is. */
    @Override
    public boolean isOurs() {
      return false;
    }

    /** Only what is needed to keep it, should the database refuse even to have it in quarantine. */
    Bad bare() {
      Original bytes = new Original(body.receipt().withoutContext(), null, body.bytes());
      Fault plain = new Fault(fault.reason(), null, fault.rule(), fault.schemaVersion());
      return new Bad(quarantineId, product, source, null, null, plain, bytes);
    }

    /** The same under an id that its sender was told already. */
    public Bad under(UUID toldId) {
      return new Bad(toldId, product, source, type, givenId, fault, body);
    }

    /** The sender's own name for it, not the one that its request gives it. */
    @Nullable String senderId() {
      return own(givenId, body);
    }
  }

  private static @Nullable String own(@Nullable String givenId, Original original) {
    return givenId == null || givenId.equals(original.identity()) ? null : givenId;
  }

  /**
   * What is needed to read it once more.
   *
   * @param receipt of the request that it came with
   * @param identity that the request gives it; null where it has one of its own, or none
   */
  record Original(Receipt receipt, @Nullable String identity, byte[] bytes) {}
}
