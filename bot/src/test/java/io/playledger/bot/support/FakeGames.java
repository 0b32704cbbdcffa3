package io.playledger.bot.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.bot.play.DayCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules of the trivia calls, every one of them safe to repeat. */
final class FakeGames {
  private final Map<String, FakeGame> byRequestId = new HashMap<>();
  private final Map<String, FakeGame> bySessionId = new HashMap<>();
  private final boolean debug;

  FakeGames(boolean debug) {
    this.debug = debug;
  }

  /** The answer's body, or null where the session is unknown. */
  synchronized Object apply(String call, String querySession, JsonNode body) {
    if (call.equals("POST /game/start")) {
      return start(body);
    }
    if (call.equals("GET /questions") && querySession.isEmpty()) {
      return FakeQuestions.servedTo("anyone", debug);
    }
    FakeGame game =
        bySessionId.get(querySession.isEmpty() ? text(body, "sessionId") : querySession);
    return game == null ? null : apply(call, game, body);
  }

  synchronized List<FakeGame> all() {
    return List.copyOf(bySessionId.values());
  }

  /** Counted from the games themselves, by nothing the bot said it did. */
  synchronized SortedMap<LocalDate, DayCounts> countsByDay() {
    SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
    for (FakeGame game : bySessionId.values()) {
      int ended = game.ended() ? 1 : 0;
      DayCounts counts =
          new DayCounts(
              1, ended, 1 - ended, (long) ended * game.score(), game.answers(), game.correct());
      days.merge(game.startDay(), counts, DayCounts::plus);
    }
    return days;
  }

  private Object apply(String call, FakeGame game, JsonNode body) {
    return switch (call) {
      case "GET /questions" -> FakeQuestions.servedTo(game.playerId, debug);
      case "POST /answer" -> {
        String question = text(body, "questionId");
        boolean correct = FakeQuestions.isCorrect(question, body.get("answer").intValue());
        Duration elapsed = Duration.ofMillis(body.get("elapsedMillis").longValue());
        boolean verdict = game.answer(question, correct, elapsed);
        yield Map.of("correct", verdict, "currentScore", game.score());
      }
      case "POST /game/end" -> {
        game.end();
        yield Map.of("finalScore", game.score());
      }
      default -> throw new IllegalArgumentException(call);
    };
  }

  private Map<String, Object> start(JsonNode body) {
    FakeGame game = byRequestId.computeIfAbsent(text(body, "clientRequestId"), id -> newGame(body));
    return Map.of("sessionId", game.sessionId, "startedAt", game.startedAt.toString());
  }

  private FakeGame newGame(JsonNode body) {
    Instant startedAt =
        Instant.now()
            .plus(Duration.ofDays(body.get("shiftDays").longValue()))
            .plusSeconds(body.get("shiftSeconds").longValue());
    FakeGame game =
        new FakeGame("session+" + bySessionId.size(), text(body, "playerId"), startedAt);
    bySessionId.put(game.sessionId, game);
    return game;
  }

  private static String text(JsonNode body, String field) {
    return body.get(field).textValue();
  }
}
