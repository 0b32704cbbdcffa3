package io.playledger.intake.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The schemas that come with the service: one file per type, for every product. */
final class BuiltInSchemas {

  /** Types of events that the service itself makes. */
  static final Set<String> OF_OURS =
      Set.of(
          "game_started",
          "questions_served",
          "question_answered",
          "game_ended",
          "match_voided",
          "player_banned",
          "event_corrected",
          "correction_withdrawn");

  static final Set<String> OF_OTHERS =
      Set.of("game_over", "select_weapon", "player_action", "transaction", "server_metric");

  private BuiltInSchemas() {}

  /** By type, sorted. */
  static Map<String, EventSchema> load() {
    Map<String, EventSchema> schemas = new TreeMap<>();
    OF_OURS.forEach(type -> schemas.put(type, load(type)));
    OF_OTHERS.forEach(type -> schemas.put(type, load(type)));
    return schemas;
  }

  private static EventSchema load(String type) {
    String file = "/schemas/%s.json".formatted(type);
    try (InputStream text = BuiltInSchemas.class.getResourceAsStream(file)) {
      if (text == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return SchemaCompiler.compile(
          0, SchemaDocument.reread(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
