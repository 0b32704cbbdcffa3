package io.playledger.trivia;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question in a session: served to it, answered in it, or both. */
@Entity
@IdClass(SessionQuestion.Key.class)
@Table(schema = "trivia", name = "session_question")
public class SessionQuestion extends PanacheEntityBase {

  /** What identifies it. */
  public record Key(UUID sessionId, String questionId) implements Serializable {}

  @Id
  @Column(name = "session_id")
  public UUID sessionId;

  @Id
  @Column(name = "question_id")
  public String questionId;

  public int ordinal;

  @Column(name = "served_at")
  public @Nullable Instant servedAt;

  @Column(name = "answered_at")
  public @Nullable Instant answeredAt;

  public @Nullable Long answer;

  @Column(name = "is_correct")
  public @Nullable Boolean isCorrect;

  static SessionQuestion of(Session session, Question question, int ordinal) {
    SessionQuestion asked = new SessionQuestion();
    asked.sessionId = session.id;
    asked.questionId = question.id;
    asked.ordinal = ordinal;
    return asked;
  }

  /** The questions served to a session, in the order shown. */
  static List<Question> servedTo(Session session) {
    return getEntityManager()
        .createQuery(
            "select q from Question q join SessionQuestion s on s.questionId = q.id"
                + " where s.sessionId = :session and s.servedAt is not null order by s.ordinal",
            Question.class)
        .setParameter("session", session.id)
        .getResultList();
  }

  /** Keeps the first answer. Later ones change nothing. */
  void answer(long given, boolean verdict, Instant at) {
    answer = given;
    isCorrect = verdict;
    answeredAt = at;
  }

  /** Milliseconds from served to answered; null where it was not served to this session. */
  @Nullable Long answerMillis() {
    return servedAt == null || answeredAt == null
        ? null
        : Math.max(0, Duration.between(servedAt, answeredAt).toMillis());
  }
}
