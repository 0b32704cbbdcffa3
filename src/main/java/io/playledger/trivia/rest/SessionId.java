package io.playledger.trivia.rest;

import io.playledger.platform.error.Refusal;
import io.playledger.platform.http.UuidText;
import java.util.UUID;

/** Session ids as clients send them: any string, of which only some can name a session. */
final class SessionId {

  private SessionId() {}

  /** For calls that answer an unknown session with 404. */
  static UUID known(String text) {
    return UuidText.parse(text)
        .orElseThrow(
            () -> Refusal.notFound("sessionId", "there is no session '%s'".formatted(text)));
  }

  /** For calls that answer an unknown session with 400. */
  static UUID wellFormed(String text) {
    return UuidText.parse(text)
        .orElseThrow(
            () -> Refusal.invalid("sessionId", "there is no session '%s'".formatted(text)));
  }
}
