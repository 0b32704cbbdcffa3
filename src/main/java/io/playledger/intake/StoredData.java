package io.playledger.intake;

import io.playledger.erasure.CanonicalForm;
import io.playledger.intake.format.CanonicalJson;
import io.playledger.intake.format.JsonEvents;
import io.playledger.intake.format.MalformedBody;
import io.playledger.intake.format.RawEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/**
 * Data as the intake writes them. What this service itself reports has the same form: whole numbers
 * and sorted keys.
 */
@ApplicationScoped
public class StoredData implements CanonicalForm {

  private final JsonEvents json = JsonEvents.ofAnyLength();

  @Override
  public String of(String data) {
    try {
      RawEvent read = json.one(data.getBytes(StandardCharsets.UTF_8));
      // Data that the intake would not take has no such form.
      return read.fault() == null ? CanonicalJson.write(read.json()) : data;
    } catch (MalformedBody e) {
      throw new IllegalStateException("data in the ledger is not JSON", e);
    }
  }
}
