package io.playledger.intake;

import io.playledger.event.Event;
import io.playledger.intake.format.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that was received, and judged. */
public sealed interface Received {

  /** The game it is accounted under. */
  String product();

  /** Who it is accounted under. */
  String source();

  /** The sender's name for it; null where it has none. */
  @Nullable String givenId();

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
      return new Bad(event.product(), event.source(), event.type(), givenId, fault, body);
    }
  }

  /** Breaks a rule. */
  record Bad(
      String product,
      String source,
      @Nullable String type,
      @Nullable String givenId,
      Fault fault,
      Original body)
      implements Received {

    /** Only what is needed to keep it, should the database refuse even to have it in quarantine. */
    Bad bare() {
      Original bytes =
          new Original(body.keyId(), body.format(), body.receivedAt(), null, null, body.bytes());
      Fault plain = new Fault(fault.reason(), null, fault.rule(), fault.schemaVersion());
      return new Bad(product, source, null, null, plain, bytes);
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
   * @param identity that the request gives it; null where it has one of its own, or none
   */
  record Original(
      String keyId,
      String format,
      Instant receivedAt,
      @Nullable String identity,
      @Nullable String context,
      byte[] bytes) {}
}
