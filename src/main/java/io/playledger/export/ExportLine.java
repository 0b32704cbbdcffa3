package io.playledger.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.playledger.event.Event;
import io.playledger.ledger.RecordedEvent;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** An event as a line of JSON: the envelope that senders use, and when it was recorded. */
final class ExportLine {

  /** Lines are sent when there are many. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private ExportLine() {}

  static void write(RecordedEvent recorded, OutputStream out) throws IOException {
    Event event = recorded.event();
    try (JsonGenerator line = JSON.createGenerator(out)) {
      line.writeStartObject();
      line.writeStringField("id", event.id().toString());
      line.writeStringField("type", event.type());
      line.writeStringField("source", event.source());
      if (!event.isUntimed()) {
        line.writeStringField("occurredAt", event.occurredAt().toString());
      }
      line.writeStringField("product", event.product());
      writeIfThere(line, "playerId", event.playerId());
      writeIfThere(line, "sessionId", event.sessionId());
      line.writeFieldName("data");
      line.writeRawValue(event.data());
      if (event.context() != null) {
        line.writeFieldName("context");
        line.writeRawValue(event.context());
      }
      line.writeStringField("recordedAt", recorded.recordedAt().toString());
      line.writeEndObject();
      line.writeRaw('\n');
    }
  }

  static void writeEnd(long events, OutputStream out) throws IOException {
    try (JsonGenerator line = JSON.createGenerator(out)) {
      line.writeStartObject();
      line.writeObjectFieldStart("end");
      line.writeNumberField("events", events);
      line.writeEndObject();
      line.writeEndObject();
      line.writeRaw('\n');
    }
  }

  private static void writeIfThere(JsonGenerator line, String field, @Nullable String text)
      throws IOException {
    if (text != null) {
      line.writeStringField(field, text);
    }
  }
}
