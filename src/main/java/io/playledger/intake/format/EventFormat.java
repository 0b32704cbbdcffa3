package io.playledger.intake.format;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads events of one format. Pure: the same event is always read the same way. */
interface EventFormat {

  /**
   * @throws BrokenRule if a field is missing or not what the format says it is
   */
  Draft read(ObjectNode event) throws BrokenRule;
}
