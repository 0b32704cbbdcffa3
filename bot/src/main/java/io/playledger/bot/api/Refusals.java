package io.playledger.bot.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Sorts answers other than 200 into worth repeating and final. */
final class Refusals {
  private Refusals() {}

  /**
   * The exception to throw where the call may be repeated.
   *
   * @throws CallFailedException where repeating is of no use
   */
  static IOException of(HttpResponse<String> response, ObjectMapper json)
      throws CallFailedException {
    int status = response.statusCode();
    String message = status + problem(response.body(), json);
    if (status == 408 || status == 429 || status >= 500) {
      return new TryAgainException(message, retryAfter(response));
    }
    throw new CallFailedException(message);
  }

  /** Title and detail of an RFC 9457 problem; empty for any other body. */
  private static String problem(String body, ObjectMapper json) {
    try {
      JsonNode problem = json.readTree(body);
      return text(problem, "title") + text(problem, "detail");
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private static String text(JsonNode problem, String field) {
    String text = problem.path(field).asText();
    return text.isEmpty() ? "" : ": " + text;
  }

  /** The seconds of {@code Retry-After}; zero if absent or given as a date. */
  private static Duration retryAfter(HttpResponse<?> response) {
    Optional<String> seconds =
        response.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,9}"));
    return Duration.ofSeconds(seconds.map(Long::parseLong).orElse(0L));
  }
}
