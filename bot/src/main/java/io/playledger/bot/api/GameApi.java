package io.playledger.bot.api;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The trivia game of one service. Every call is repeated within the retry policy and is safe to
 * repeat: the service answers a repetition as it answered the first time.
 *
 * <p>All calls throw {@link CallFailedException} when the service refuses them, and its subclass
 * {@link UnavailableException} when the attempts ran out.
 */
public final class GameApi {
  private final JsonHttp http;
  private final Retrier retrier;
  private final Clock clock;

  public GameApi(HttpClient client, URI url, RetryPolicy policy, Clock clock) {
    this.http = new JsonHttp(client, url);
    this.retrier = new Retrier(policy);
    this.clock = clock;
  }

  private record SessionRequest(String sessionId) {}

  private record AnswerRequest(
      String sessionId, String questionId, int answer, int elapsedMillis) {}

  private record EndedGame(int finalScore) {}

  /**
   * Starts a game whose own clock shows {@code startAt}.
   *
   * @param clientRequestId unique to this game; repetitions carry the same one
   */
  public StartedGame start(
      String playerId, int questionCount, String clientRequestId, Instant startAt)
      throws CallFailedException, InterruptedException {
    // The shift is relative to now, so every attempt has its own.
    return post(
        "/game/start",
        () -> StartRequest.at(clock.instant(), startAt, playerId, questionCount, clientRequestId),
        StartedGame.class);
  }

  /** Questions outside any game, which tells whether the service is there and how it is set up. */
  public List<Question> anyQuestions() throws CallFailedException, InterruptedException {
    return getQuestions("/questions");
  }

  /** The game's questions. */
  public List<Question> questions(String sessionId)
      throws CallFailedException, InterruptedException {
    return getQuestions(
        "/questions?sessionId=" + URLEncoder.encode(sessionId, StandardCharsets.UTF_8));
  }

  /**
   * Answers a question.
   *
   * @param option index into the question's options
   * @param elapsedMillis how far the game's clock moves on before the answer is dated
   */
  public Verdict answer(String sessionId, String questionId, int option, int elapsedMillis)
      throws CallFailedException, InterruptedException {
    AnswerRequest body = new AnswerRequest(sessionId, questionId, option, elapsedMillis);
    return post("/answer", () -> body, Verdict.class);
  }

  /** Ends the game and returns its final score, 10 per correct answer. */
  public int end(String sessionId) throws CallFailedException, InterruptedException {
    SessionRequest body = new SessionRequest(sessionId);
    return post("/game/end", () -> body, EndedGame.class).finalScore();
  }

  /** HTTP requests sent so far, repetitions included. */
  public long requests() {
    return retrier.requests();
  }

  /** Repetitions among {@link #requests()}. */
  public long retries() {
    return retrier.retries();
  }

  private List<Question> getQuestions(String path)
      throws CallFailedException, InterruptedException {
    return List.of(retrier.call("GET /questions", () -> http.get(path, Question[].class)));
  }

  private <T> T post(String path, Supplier<?> body, Class<T> answer)
      throws CallFailedException, InterruptedException {
    return retrier.call("POST " + path, () -> http.post(path, body.get(), answer));
  }
}
