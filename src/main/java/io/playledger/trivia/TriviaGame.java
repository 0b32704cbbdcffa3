package io.playledger.trivia;

import io.playledger.event.EventContext;
import io.playledger.event.GameEnded;
import io.playledger.event.GameEvent;
import io.playledger.event.GameStarted;
import io.playledger.event.QuestionAnswered;
import io.playledger.event.QuestionsServed;
import io.playledger.platform.clock.GameClock;
import io.playledger.platform.error.Refusal;
import io.playledger.sender.EventSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the game. Every call is one transaction: it locks its session, changes it, and sends
 * the event that says so; the caller is answered after the commit.
 */
@ApplicationScoped
public class TriviaGame {

  /** The product that trivia events carry. */
  public static final String PRODUCT = "trivia";

  private static final int QUESTIONS_WITHOUT_SESSION = 10;

  private final EventSender events;
  private final GameClock clock;
  private final SessionStarts starts;
  private final GameRows rows;

  TriviaGame(EventSender events, GameClock clock, SessionStarts starts, GameRows rows) {
    this.events = events;
    this.clock = clock;
    this.starts = starts;
    this.rows = rows;
  }

  /**
   * Starts a game, or finds the one that the same client request started before.
   *
   * @throws Refusal if the category has too few questions, or the request id belongs to a game that
   *     was started with other wishes
   */
  @Transactional
  public Session start(NewGame wish) {
    Instant startedAt = clock.now().plus(wish.timeShift());
    SessionStarts.Start start = starts.insertOrFind(wish, startedAt);
    if (start.isNew()) {
      requireQuestions(wish);
      send(start.session(), startedAt, new GameStarted(wish.questionCount(), wish.category()));
    }
    return start.session();
  }

  /** Any ten questions, tied to no session, for clients that do not name one. */
  @Transactional
  public List<Question> questions() {
    List<Question> drawn = rows.draw(QUESTIONS_WITHOUT_SESSION, null);
    events.send(served(drawn), new EventContext(clock.now(), PRODUCT, null, null));
    return drawn;
  }

  /** The questions of a session: drawn at the first call, the same ones ever after. */
  @Transactional
  public List<Question> questions(UUID sessionId) {
    Session session = rows.lock(sessionId).orElseThrow(() -> noSuchSession(sessionId));
    if (session.questionsServedAt != null) {
      return SessionQuestion.servedTo(session);
    }
    refuseIfEnded(session);
    List<Question> drawn = rows.draw(session.questionCount, session.category);
    Instant now = session.timeOf(clock.now());
    session.questionsServedAt = now;
    rows.saveServed(session, drawn);
    send(session, now, served(drawn));
    return drawn;
  }

  /**
   * Answers a question. Only the first answer counts; the same question again returns its verdict.
   *
   * @param elapsed debug aid: as if the player had thought for that long
   */
  @Transactional
  public Verdict answer(UUID sessionId, String questionId, long answer, Duration elapsed) {
    GameRows.Turn turn =
        rows.lock(sessionId, questionId).orElseThrow(() -> noSuchSession(sessionId));
    Session session = turn.session();
    refuseIfEnded(session);
    Question question = turn.question();
    if (question == null) {
      throw noSuchQuestion(questionId);
    }
    SessionQuestion asked = asked(session, question, turn.asked());
    if (asked.isCorrect != null) {
      return new Verdict(asked.isCorrect, session.score);
    }
    session.passTime(elapsed);
    Instant now = session.timeOf(clock.now());
    boolean correct = question.isCorrect(answer);
    asked.answer(answer, correct, now);
    int points = session.count(correct);
    rows.saveAnswer(session, asked);
    send(
        session,
        now,
        new QuestionAnswered(
            question.id,
            question.category,
            question.difficulty,
            answer,
            correct,
            points,
            session.score,
            asked.answerMillis()));
    return new Verdict(correct, session.score);
  }

  /** Ends a game and returns its score; a repeated end returns the same. */
  @Transactional
  public int end(UUID sessionId) {
    Session session =
        rows.lock(sessionId)
            .orElseThrow(() -> Refusal.invalid("sessionId", "there is no session " + sessionId));
    if (!session.isEnded()) {
      Instant now = session.timeOf(clock.now());
      session.endedAt = now;
      rows.saveEnd(session);
      send(session, now, new GameEnded(session.score, session.answered, session.correct));
    }
    return session.score;
  }

  /**
   * A session that was given questions takes answers to those only; another, to any of the bank.
   */
  private static SessionQuestion asked(
      Session session, Question question, @Nullable SessionQuestion asked) {
    if (asked != null) {
      return asked;
    }
    if (session.questionsServedAt != null) {
      throw noSuchQuestion(question.id);
    }
    return SessionQuestion.of(session, question, session.answered);
  }

  private void send(Session session, Instant at, GameEvent event) {
    events.send(event, new EventContext(at, PRODUCT, session.playerId, session.id.toString()));
  }

  private static QuestionsServed served(List<Question> questions) {
    return new QuestionsServed(questions.stream().map(question -> question.id).toList());
  }

  private void requireQuestions(NewGame wish) {
    long inPlay = rows.countInPlay(wish.category());
    if (inPlay >= wish.questionCount()) {
      return;
    }
    if (wish.category() != null && inPlay == 0) {
      throw Refusal.invalid(
          "category",
          "there is no category '%s'; there are %s"
              .formatted(wish.category(), Question.categoriesInPlay()));
    }
    throw Refusal.invalid(
        "questionCount",
        "only %d questions are there, %d are asked for".formatted(inPlay, wish.questionCount()));
  }

  private static void refuseIfEnded(Session session) {
    if (session.isEnded()) {
      throw Refusal.conflict("sessionId", "the game %s has ended".formatted(session.id));
    }
  }

  private static Refusal noSuchSession(UUID id) {
    return Refusal.notFound("sessionId", "there is no session " + id);
  }

  private static Refusal noSuchQuestion(String id) {
    return Refusal.notFound("questionId", "there is no question '%s' in this game".formatted(id));
  }
}
