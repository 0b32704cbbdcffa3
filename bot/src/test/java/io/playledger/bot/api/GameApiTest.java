package io.playledger.bot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.playledger.bot.support.FakeService;
import io.playledger.bot.support.Fault;
import io.playledger.bot.support.Policies;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GameApiTest {
  private static final Instant START_AT = Instant.parse("2026-02-28T23:53:59Z");

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  @DisplayName("A game is dated by the shift, and answers and score come back")
  void playsOneGame() throws Exception {
    try (FakeService service = FakeService.start()) {
      GameApi api = api(service);

      StartedGame game = api.start("player-0001", 10, "one", START_AT);
      List<Question> questions = api.questions(game.sessionId());
      Question first = questions.getFirst();
      Verdict verdict = api.answer(game.sessionId(), first.id(), first.correctIndex(), 5_000);

      assertEquals(LocalDate.parse("2026-02-28"), game.day());
      assertEquals(10, questions.size());
      assertEquals(new Verdict(true, 10), verdict);
      assertEquals(10, api.end(game.sessionId()));
      assertEquals(4, api.requests());
      assertEquals(0, api.retries());
    }
  }

  @Test
  @DisplayName("A start that was applied but not acknowledged is repeated and finds the same game")
  void repeatedStartIsOneGame() throws Exception {
    try (FakeService service =
        FakeService.start(
            script(Fault.DROPPED_APPLIED, Fault.BUSY_APPLIED, Fault.BUSY_UNAPPLIED))) {
      GameApi api = api(service);

      StartedGame game = api.start("player-0001", 10, "one", START_AT);

      assertEquals("session+0", game.sessionId());
      assertEquals(1, service.games().size());
      assertEquals(4, api.requests());
      assertEquals(3, api.retries());
    }
  }

  @ParameterizedTest(name = "{0} is final and its detail is told")
  @ValueSource(ints = {400, 404, 409, 422})
  void refusalIsFinal(int status) throws Exception {
    try (FakeService service = FakeService.start()) {
      service.alwaysAnswer("POST /game/end", status);
      GameApi api = api(service);

      CallFailedException e = assertThrows(CallFailedException.class, () -> api.end("x"));

      assertEquals("POST /game/end: " + status + ": Refused: this call is refused", e.getMessage());
      assertFalse(e instanceof UnavailableException);
      assertEquals(1, service.requests());
    }
  }

  @Test
  @DisplayName("A 200 that is not the promised answer is final, and is shown")
  void unexpectedAnswers() throws Exception {
    try (FakeService service = FakeService.start()) {
      service.alwaysAnswer("POST /game/start", 200);
      service.alwaysAnswer("POST /game/end", 200);
      GameApi api = api(service);

      Exception start =
          assertThrows(
              CallFailedException.class, () -> api.start("player-0001", 10, "one", START_AT));
      Exception end = assertThrows(CallFailedException.class, () -> api.end("x"));

      assertTrue(start.getMessage().contains("unexpected answer: {"), start.getMessage());
      assertTrue(end.getMessage().contains("unexpected answer: {"), end.getMessage());
      assertEquals(2, service.requests());
    }
  }

  @ParameterizedTest(name = "{0} is repeated until the attempts run out")
  @ValueSource(ints = {408, 429, 500, 502, 503})
  void givesUpAfterAllAttempts(int status) throws Exception {
    try (FakeService service = FakeService.start()) {
      service.alwaysAnswer("POST /game/end", status);
      GameApi api = api(service);

      CallFailedException e = assertThrows(CallFailedException.class, () -> api.end("x"));

      assertInstanceOf(UnavailableException.class, e);
      assertTrue(e.getMessage().contains("given up after 20 attempts"), e.getMessage());
      assertEquals(20, service.requests());
      assertEquals(19, api.retries());
    }
  }

  @Test
  @DisplayName("No answer at all is given up too")
  void nobodyListens() throws IOException {
    FakeService service = FakeService.start();
    service.close();

    assertThrows(UnavailableException.class, () -> api(service).anyQuestions());
  }

  private GameApi api(FakeService service) {
    return new GameApi(http, service.url(), Policies.quick(), Clock.systemUTC());
  }

  private static Supplier<Fault> script(Fault... faults) {
    Queue<Fault> left = new ArrayDeque<>(List.of(faults));
    return () -> left.isEmpty() ? Fault.NONE : left.remove();
  }
}
