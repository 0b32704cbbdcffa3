package io.playledger.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.format.BinaryCloudEvent;
import io.playledger.intake.format.CanonicalJson;
import io.playledger.intake.format.Fault;
import io.playledger.intake.format.JsonEvents.Batch;
import io.playledger.intake.format.MalformedBody;
import io.playledger.intake.format.RawEvent;
import io.playledger.intake.format.Reason;
import io.playledger.platform.error.Refusal;
import io.playledger.platform.http.EventBacklog;
import io.playledger.platform.http.HttpLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes deliveries apart into events. */
@ApplicationScoped
class Contents {

  private static final String BATCH = "batch";
  private static final String CONTEXT = "context";
  private static final String WRITE_KEY = "writeKey";

  private final int largestBody;
  private final int mostEvents;
  private final Readers readers;

  Contents(IntakeConfig config, HttpLimits limits, Readers readers) {
    this.largestBody = limits.maxEventsBody();
    this.mostEvents = config.maxEventsPerRequest();
    this.readers = readers;
  }

  /**
   * @param unpacked is to hold what the body is unpacked to
   * @throws Refusal if the body cannot be read, or is too large
   */
  Content of(Delivery delivery, EventBacklog.Share unpacked) {
    byte[] body = BodyText.unpack(delivery.body(), delivery.encoding(), largestBody, unpacked::add);
    Content content;
    try {
      content = read(delivery, body);
    } catch (MalformedBody malformed) {
      if (!delivery.isLenient()) {
        throw Refusal.invalid("body", malformed.rule());
      }
      Fault fault = Fault.of(Reason.MALFORMED, null, "the body " + malformed.rule());
      content = new Content(List.of(new RawEvent(NullNode.instance, body, fault)), null, null);
    }
    if (content.events().size() > mostEvents) {
      throw Refusal.tooLarge("a request may have at most %d events".formatted(mostEvents));
    }
    return content;
  }

  private Content read(Delivery delivery, byte[] body) throws MalformedBody {
    return switch (delivery.shape()) {
      case ONE -> one(readers.json().one(body));
      case ONE_OR_MANY -> new Content(readers.json().oneOrMany(body), null, null);
      case CLOUD_EVENT_DATA -> one(cloudEvent(delivery, body));
      case BATCH -> batch(readers.json().batch(body, BATCH));
    };
  }

  /**
   * The data are read by themselves first, or they could close their object and go on behind it.
   */
  private RawEvent cloudEvent(Delivery delivery, byte[] data) throws MalformedBody {
    if (data.length > 0) {
      readers.json().one(data);
    }
    return readers.json().one(BinaryCloudEvent.structured(delivery.headers(), data));
  }

  private Content batch(Batch batch) {
    if (!(batch.envelope().get(CONTEXT) instanceof ObjectNode context)) {
      return new Content(batch.events(), null, writeKey(batch.envelope()));
    }
    // It is kept with each: a few megabytes of body could stand for gigabytes.
    if ((long) CanonicalJson.write(context).length() * batch.events().size() > largestBody) {
      throw Refusal.tooLarge(
          "the context of the batch may have at most %d characters for each of its messages together"
              .formatted(largestBody));
    }
    return new Content(batch.events(), context, writeKey(batch.envelope()));
  }

  /**
   * A single message carries the key itself; should it go to quarantine, the key is hidden there.
   */
  private static Content one(RawEvent event) {
    return new Content(List.of(event), null, writeKey(event.json()));
  }

  private static @Nullable String writeKey(JsonNode json) {
    return json.path(WRITE_KEY).textValue();
  }
}
