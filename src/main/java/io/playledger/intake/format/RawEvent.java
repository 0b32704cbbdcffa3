package io.playledger.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One event of a body, before any format has looked at it.
 *
 * @param json the event, or whatever is in its place; incomplete where there is a fault
 * @param bytes as it came, byte for byte
 * @param fault what is wrong with it as JSON; null where nothing is
 */
public record RawEvent(JsonNode json, byte[] bytes, @Nullable Fault fault) {}
