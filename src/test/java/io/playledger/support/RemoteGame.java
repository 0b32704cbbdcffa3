package io.playledger.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.playledger.support.GameClient.Question;
import io.playledger.support.GameClient.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A game played as a good client plays: a call that is not answered, or answered 503, is tried
 * again until it is acknowledged; any other answer than 200 is a fault.
 */
public final class RemoteGame {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int POINTS = 10;

  private final GameClient client;
  private final Acknowledged acknowledged;
  private final String session;
  private final Queue<Question> questions = new ArrayDeque<>();
  private int score;

  private RemoteGame(GameClient client, Acknowledged acknowledged, String session) {
    this.client = client;
    this.acknowledged = acknowledged;
    this.session = session;
  }

  /** Starts a game and fetches its questions. */
  public static RemoteGame start(GameClient client, Acknowledged acknowledged, int questionCount) {
    Map<String, Object> wish =
        Map.of("questionCount", questionCount, "clientRequestId", UUID.randomUUID().toString());
    String session = patiently(() -> client.post("/game/start", wish)).path("sessionId").asText();
    acknowledged.start(session);
    RemoteGame game = new RemoteGame(client, acknowledged, session);
    for (JsonNode question : patiently(() -> client.get("/questions?sessionId=" + session))) {
      game.questions.add(
          new Question(question.path("id").asText(), question.path("correctIndex").asInt()));
    }
    assertThat(game.questions).hasSize(questionCount);
    acknowledged.served(session, game.questions.stream().map(Question::id).toList());
    return game;
  }

  /** Starts a game, gives all its answers, some of them wrong, and ends it. */
  public static void playWhole(GameClient client, Acknowledged acknowledged, int questionCount) {
    RemoteGame game = start(client, acknowledged, questionCount);
    for (int number = 0; number < questionCount; number++) {
      game.answer(number % 3 != 2);
    }
    game.end();
  }

  public String session() {
    return session;
  }

  /** The question that is next to be answered. */
  public Question next() {
    return questions.element();
  }

  /** The call that answers the next question, for tests that make it themselves. */
  public Map<String, Object> answerBody(boolean rightly) {
    Question question = next();
    return Map.of(
        "sessionId",
        session,
        "questionId",
        question.id(),
        "answer",
        rightly ? question.correctIndex() : question.correctIndex() + 1);
  }

  /** Answers the next question. */
  public void answer(boolean rightly) {
    Map<String, Object> body = answerBody(rightly);
    JsonNode verdict = patiently(() -> client.post("/answer", body));
    score += rightly ? POINTS : 0;
    assertThat(verdict.path("correct").asBoolean()).isEqualTo(rightly);
    assertThat(verdict.path("currentScore").asInt()).isEqualTo(score);
    acknowledged.answer(session, questions.remove().id(), rightly, score);
  }

  /** Answers what is left and ends the game. */
  public void finish() {
    while (!questions.isEmpty()) {
      answer(true);
    }
    end();
  }

  public void end() {
    JsonNode end = patiently(() -> client.post("/game/end", Map.of("sessionId", session)));
    assertThat(end.path("finalScore").asInt()).isEqualTo(score);
    acknowledged.end(session, score);
  }

  private static JsonNode patiently(Callable<Reply> call) {
    AtomicReference<JsonNode> body = new AtomicReference<>();
    Await.until(
        "a call is acknowledged",
        PATIENCE,
        () -> {
          try {
            Reply reply = call.call();
            assertThat(reply.status()).as("%s", reply).isIn(200, 503);
            body.set(reply.body());
            return reply.status() == 200;
          } catch (IOException away) {
            return false;
          }
        });
    return body.get();
  }
}
