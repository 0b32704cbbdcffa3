package io.playledger.intake;

import io.playledger.intake.format.Formats;
import io.playledger.intake.format.JsonEvents;
import jakarta.enterprise.context.ApplicationScoped;

/** The readers of bodies and formats, with the limits of this service. */
@ApplicationScoped
class Readers {

  private final JsonEvents json;
  private final Formats formats;

  Readers(IntakeConfig config) {
    this.json = new JsonEvents((int) config.maxEvent().asLongValue());
    this.formats = new Formats(json);
  }

  JsonEvents json() {
    return json;
  }

  Formats formats() {
    return formats;
  }
}
