package io.playledger.support;

import io.playledger.event.Event;
import io.playledger.event.EventContext;
import io.playledger.event.GameEnded;
import io.playledger.event.GameEvent;
import io.playledger.event.GameStarted;
import io.playledger.event.QuestionAnswered;
import io.playledger.event.QuestionsServed;
import io.playledger.sender.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes down the events of one trivia game, as the game itself would report them. */
public final class GameScript {

  private static final int POINTS = 10;

  private final UUID gameId = UUID.randomUUID();
  private String playerId;
  private final List<Event> events = new ArrayList<>();
  private Instant now;
  private int answered;
  private int correct;

  private GameScript(Instant start, String playerId) {
    this.now = start;
    this.playerId = playerId;
  }

  /** A game that begins then; ten seconds pass after each event. */
  public static GameScript at(Instant start) {
    return new GameScript(start, "ada");
  }

  public static GameScript at(String start) {
    return at(Instant.parse(start));
  }

  /** The rest of the game is this player's. */
  public GameScript by(String player) {
    playerId = player;
    return this;
  }

  /** A whole game: questions served, answered rightly first and then wrongly, and ended. */
  public GameScript play(int right, int wrong) {
    start(right + wrong).serve();
    for (int question = 0; question < right + wrong; question++) {
      answer(question < right);
    }
    return end();
  }

  public GameScript start(int questionCount) {
    return add(new GameStarted(questionCount, "history"));
  }

  public GameScript serve() {
    return add(new QuestionsServed(List.of("history-01", "history-02")));
  }

  /** These questions, and no others. */
  public GameScript serve(List<String> questionIds) {
    return add(new QuestionsServed(questionIds));
  }

  public GameScript answer(boolean rightly) {
    return answer("history-%02d".formatted(answered + 1), rightly, 1_500L);
  }

  /**
   * Answers a certain question.
   *
   * @param millis since it was served
   */
  public GameScript answer(String questionId, boolean rightly, long millis) {
    answered++;
    correct += rightly ? 1 : 0;
    return add(
        new QuestionAnswered(
            questionId,
            "history",
            "easy",
            2,
            rightly,
            rightly ? POINTS : 0,
            POINTS * correct,
            millis));
  }

  public GameScript end() {
    return add(new GameEnded(POINTS * correct, answered, correct));
  }

  public GameScript pause(Duration time) {
    now = now.plus(time);
    return this;
  }

  public UUID gameId() {
    return gameId;
  }

  /** In the order they happened. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** The first of that type, or one that comes so many later. */
  public Event event(String type, int later) {
    return events.stream()
        .filter(event -> event.type().equals(type))
        .skip(later)
        .findFirst()
        .orElseThrow();
  }

  private GameScript add(GameEvent event) {
    events.add(
        EventCodec.envelope(event, new EventContext(now, "trivia", playerId, gameId.toString())));
    return pause(Duration.ofSeconds(10));
  }
}
