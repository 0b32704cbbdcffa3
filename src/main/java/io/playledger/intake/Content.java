package io.playledger.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.playledger.intake.format.RawEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery holds.
 *
 * @param events in the order of the body
 * @param context common to all; null where there is none
 * @param writeKey the key that the body carries; null where it carries none
 */
record Content(List<RawEvent> events, @Nullable ObjectNode context, @Nullable String writeKey) {}
