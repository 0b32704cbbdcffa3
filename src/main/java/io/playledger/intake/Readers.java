package io.playledger.intake;

import com.fasterxml.jackson.databind.node.NullNode;
import io.playledger.intake.format.Fault;
import io.playledger.intake.format.Formats;
import io.playledger.intake.format.JsonEvents;
import io.playledger.intake.format.MalformedBody;
import io.playledger.intake.format.RawEvent;
import io.playledger.intake.format.Reason;
import jakarta.enterprise.context.ApplicationScoped;

/** The readers of bodies and formats, with the limits of this service. */
@ApplicationScoped
public class Readers {

  private final JsonEvents json;
  private final Formats formats;

  Readers(IntakeConfig config) {
    this.json = new JsonEvents((int) config.maxEvent().asLongValue());
    this.formats = new Formats(json);
  }

  /** The one event of a body, whatever is wrong with it. */
  public RawEvent one(byte[] body) {
    try {
      return json.one(body);
    } catch (MalformedBody malformed) {
      return new RawEvent(
          NullNode.instance,
          body,
          Fault.of(Reason.MALFORMED, null, "the body " + malformed.rule()));
    }
  }

  JsonEvents json() {
    return json;
  }

  Formats formats() {
    return formats;
  }
}
