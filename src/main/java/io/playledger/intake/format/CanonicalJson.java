package io.playledger.intake.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Writes JSON in the one form in which equal facts are equal characters: keys sorted, no spaces.
 */
public final class CanonicalJson {

  private static final ObjectWriter WRITER =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build().writer();

  private CanonicalJson() {}

  /**
   * @param json as {@link JsonEvents} reads it, where numbers have one form already
   */
  public static String write(JsonNode json) {
    try {
      return WRITER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree cannot be written as JSON", e);
    }
  }
}
