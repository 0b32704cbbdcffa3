package io.playledger.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.event.Event;
import io.playledger.event.EventId;
import io.playledger.event.Sha256;
import io.playledger.intake.Received.Bad;
import io.playledger.intake.Received.Good;
import io.playledger.intake.Received.Original;
import io.playledger.intake.format.BrokenRule;
import io.playledger.intake.format.CanonicalJson;
import io.playledger.intake.format.Draft;
import io.playledger.intake.format.Fault;
import io.playledger.intake.format.Formats;
import io.playledger.intake.format.RawEvent;
import io.playledger.intake.format.Reason;
import io.playledger.intake.schema.EventSchemas;
import io.playledger.intake.schema.Judgement;
import io.playledger.platform.http.Names;
import io.playledger.platform.http.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges events: every rule that one can break without knowing the others. Free of I/O. */
@ApplicationScoped
public class EventRules {

  /** Of ids, sources, players and sessions, in characters. */
  private static final int LONGEST_NAME = 256;

  public static final String OUR_SOURCE = "playledger";
  private static final Pattern PRODUCT = Pattern.compile(Names.PRODUCT);

  /** Accounts that no sender's own product can be. */
  static final String NO_PRODUCT = "-";

  private final EventSchemas schemas;
  private final EventTimes times;
  private final Formats formats;

  EventRules(EventSchemas schemas, EventTimes times, Readers readers) {
    this.schemas = schemas;
    this.times = times;
    this.formats = readers.formats();
  }

  /**
   * @param identity that the request gives the event, should it have none of its own
   */
  public Received judge(RawEvent raw, @Nullable String identity, Receipt receipt) {
    Original original = new Original(receipt, identity, raw.bytes());
    Draft draft = null;
    try {
      draft = read(raw, receipt.format());
      return new Good(event(draft, identity, receipt), givenId(draft, identity), original);
    } catch (BrokenRule broken) {
      @Nullable String id = draft == null ? Formats.statedId(raw.json()) : draft.id();
      return bad(broken.fault(), draft, id, receipt, original);
    }
  }

  private Draft read(RawEvent raw, String format) throws BrokenRule {
    if (raw.fault() != null) {
      throw new BrokenRule(raw.fault());
    }
    return formats.read(format, (ObjectNode) raw.json());
  }

  private Event event(Draft draft, @Nullable String identity, Receipt receipt) throws BrokenRule {
    String product = product(draft, receipt);
    String source = source(draft, receipt);
    String givenId = givenId(draft, identity);
    atMost("id", draft.id());
    atMost("playerId", draft.playerId());
    atMost("sessionId", draft.sessionId());
    if (schemas.isReserved(draft.type())) {
      throw broken(Reason.RESERVED, "type", "events of this type come from the service itself");
    }
    Instant happenedAt = draft.time() == null ? null : times.check(draft.time());
    checkSchema(draft, product);
    String data = CanonicalJson.write(draft.data());
    String name =
        givenId != null
            ? givenId
            : content(draft, happenedAt == null ? null : happenedAt.toString(), data);
    return new Event(
        EventId.from(happenedAt, product, source, name),
        draft.type(),
        source,
        happenedAt == null ? receipt.receivedAt() : happenedAt,
        product,
        draft.playerId(),
        draft.sessionId(),
        data,
        context(draft, receipt));
  }

  private static String product(Draft draft, Receipt receipt) throws BrokenRule {
    String product = draft.product() == null ? receipt.product() : draft.product();
    if (product == null) {
      throw broken(
          Reason.INVALID_ENVELOPE,
          "product",
          "is missing, and the key is not for one product only");
    }
    if (!PRODUCT.matcher(product).matches()) {
      throw broken(
          Reason.INVALID_ENVELOPE,
          "product",
          "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', the first a letter or digit");
    }
    if (!receipt.mayWrite(product)) {
      throw broken(
          Reason.NOT_ALLOWED,
          "product",
          "is '%s', which the key may not write to".formatted(product));
    }
    return product;
  }

  private static String source(Draft draft, Receipt receipt) throws BrokenRule {
    String source = draft.source() == null ? receipt.keyName() : draft.source();
    atMost("source", source);
    if (source.isEmpty()) {
      throw broken(Reason.INVALID_ENVELOPE, "source", "must not be empty");
    }
    if (source.equals(OUR_SOURCE)) {
      throw broken(Reason.RESERVED, "source", "is the service itself");
    }
    return source;
  }

  /** Its own, else the one that its request gives it. */
  private static @Nullable String givenId(Draft draft, @Nullable String identity)
      throws BrokenRule {
    if (draft.id() != null && draft.id().isEmpty()) {
      throw broken(Reason.INVALID_ENVELOPE, "id", "must not be empty");
    }
    return draft.id() == null ? identity : draft.id();
  }

  /** The name of an event that nobody named: what it says. Those that say the same are one. */
  private static String content(Draft draft, @Nullable String time, String data) {
    return "content:"
        + HexFormat.of()
            .formatHex(Sha256.of(draft.type(), time, draft.playerId(), draft.sessionId(), data));
  }

  private void checkSchema(Draft draft, String product) throws BrokenRule {
    switch (schemas.judge(product, draft.type(), draft.data())) {
      case Judgement.Fits fits -> {}
      case Judgement.Breaks breaks ->
          throw new BrokenRule(
              new Fault(Reason.SCHEMA, breaks.field(), breaks.rule(), breaks.version()));
      case Judgement.UnknownType unknown ->
          throw broken(
              Reason.UNKNOWN_TYPE,
              "type",
              "has no schema, and %s takes only types that have one".formatted(product));
    }
  }

  private static @Nullable String context(Draft draft, Receipt receipt) {
    ObjectNode own = draft.context();
    ObjectNode common = receipt.context();
    if (common == null) {
      return own == null ? null : CanonicalJson.write(own);
    }
    ObjectNode both = common.deepCopy();
    if (own != null) {
      both.setAll(own);
    }
    return CanonicalJson.write(both);
  }

  /** Accounted under its own product and source, where those can be told. */
  private static Bad bad(
      Fault fault, @Nullable Draft draft, @Nullable String id, Receipt receipt, Original original) {
    String product = draft == null || draft.product() == null ? null : draft.product();
    if (product == null || !PRODUCT.matcher(product).matches()) {
      product = receipt.product() == null ? NO_PRODUCT : receipt.product();
    }
    String source = draft == null || draft.source() == null ? receipt.keyName() : draft.source();
    if (source.isEmpty() || source.length() > LONGEST_NAME || source.equals(OUR_SOURCE)) {
      source = receipt.keyName();
    }
    return new Bad(
        EventId.at(receipt.receivedAt()),
        product,
        source,
        draft == null ? null : draft.type(),
        isName(id) ? id : original.identity(),
        fault,
        original);
  }

  private static boolean isName(@Nullable String id) {
    return id != null && id.length() <= LONGEST_NAME && Text.isStorable(id);
  }

  private static void atMost(String field, @Nullable String text) throws BrokenRule {
    if (text != null && text.length() > LONGEST_NAME) {
      throw broken(
          Reason.INVALID_ENVELOPE, field, "may have at most %d characters".formatted(LONGEST_NAME));
    }
  }

  private static BrokenRule broken(Reason reason, String field, String rule) {
    return new BrokenRule(Fault.of(reason, field, rule));
  }
}
