package io.playledger.trivia;

import io.agroal.api.AgroalDataSource;
import io.playledger.platform.error.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a game reads and writes while it is played, in the caller's transaction. By plain
 * JDBC: these calls are nearly all there are, and through Hibernate they took twice the trips to
 * the database and most of the service's processor time. What it returns are entities in form only,
 * which store nothing by themselves.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class GameRows {

  /**
   * The lock comes before any write, so that the transaction ids of a session's events rise in the
   * order they happened.
   */
  private static final String LOCK =
      """
      select player_id, category, question_count, clock_offset_millis, score, answered, correct,
             started_at, questions_served_at, ended_at
      from trivia.session where id = ? for no key update
      """;

  /**
   * Two statements that travel together. They must stay two: the second begins when the lock is
   * held, and so sees what whoever held it before has committed.
   */
  private static final String LOCK_AND_READ =
      LOCK
          + """
          ;
          select q.category, q.difficulty, q.correct_index, a.question_id is not null as is_asked,
                 a.ordinal, a.served_at, a.is_correct
          from trivia.question q
          left join trivia.session_question a on a.session_id = ? and a.question_id = q.id
          where q.id = ?
          """;

  private static final String COUNT =
      """
      select count(*) from trivia.question
      where retired_at is null and (?::text is null or category = ?)
      """;

  private static final String DRAW =
      """
      select id, category, difficulty, question_text, options, correct_index
      from trivia.question
      where retired_at is null and (?::text is null or category = ?)
      order by random() limit ?
      """;

  /** Only a session that has answered before it asked can hold one of the questions already. */
  private static final String SAVE_SERVED =
      """
      with served as (update trivia.session set questions_served_at = ? where id = ?)
      insert into trivia.session_question (session_id, question_id, ordinal, served_at)
      select ?, q.id, q.place - 1, ?
      from unnest(?::text[]) with ordinality as q (id, place)
      on conflict (session_id, question_id) do update set
        ordinal = excluded.ordinal, served_at = excluded.served_at
      """;

  private static final String SAVE_ANSWER =
      """
      with counted as (
        update trivia.session set clock_offset_millis = ?, score = ?, answered = ?, correct = ?
        where id = ?)
      insert into trivia.session_question
        (session_id, question_id, ordinal, served_at, answered_at, answer, is_correct)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (session_id, question_id) do update set
        answered_at = excluded.answered_at, answer = excluded.answer,
        is_correct = excluded.is_correct
      """;

  private static final String SAVE_END = "update trivia.session set ended_at = ? where id = ?";

  private final AgroalDataSource dataSource;

  GameRows(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A session and a question it may have been asked.
   *
   * @param question null where the bank has none of that id
   * @param asked null where it was neither served to the session nor answered in it
   */
  record Turn(Session session, @Nullable Question question, @Nullable SessionQuestion asked) {}

  /** A session, locked until the transaction ends. */
  Optional<Session> lock(UUID id) {
    return run(
        "locking a session",
        LOCK,
        statement -> {
          statement.setObject(1, id);
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(session(id, row)) : Optional.empty();
          }
        });
  }

  /** A session, locked until the transaction ends, and what it knows of a question. */
  Optional<Turn> lock(UUID sessionId, String questionId) {
    return run(
        "reading what is answered",
        LOCK_AND_READ,
        statement -> {
          statement.setObject(1, sessionId);
          statement.setObject(2, sessionId);
          statement.setString(3, questionId);
          statement.execute();
          Session session;
          try (ResultSet row = statement.getResultSet()) {
            if (!row.next()) {
              return Optional.empty();
            }
            session = session(sessionId, row);
          }
          statement.getMoreResults();
          try (ResultSet row = statement.getResultSet()) {
            return Optional.of(
                row.next()
                    ? new Turn(session, question(questionId, row), asked(session, questionId, row))
                    : new Turn(session, null, null));
          }
        });
  }

  /** How many questions are in play. */
  long countInPlay(@Nullable String category) {
    return run(
        "counting the questions",
        COUNT,
        statement -> {
          statement.setString(1, category);
          statement.setString(2, category);
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /** Questions in play, drawn at random. */
  List<Question> draw(int count, @Nullable String category) {
    return run(
        "drawing questions",
        DRAW,
        statement -> {
          statement.setString(1, category);
          statement.setString(2, category);
          statement.setInt(3, count);
          List<Question> drawn = new ArrayList<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              Question question = question(row.getString("id"), row);
              question.text = row.getString("question_text");
              question.options = List.of((String[]) row.getArray("options").getArray());
              drawn.add(question);
            }
          }
          return drawn;
        });
  }

  /** Stores which questions a session was served, in their order, at its questionsServedAt. */
  void saveServed(Session session, List<Question> questions) {
    run(
        "storing the questions of a session",
        SAVE_SERVED,
        statement -> {
          Object[] ids = questions.stream().map(question -> question.id).toArray();
          statement.setObject(1, time(session.questionsServedAt));
          statement.setObject(2, session.id);
          statement.setObject(3, session.id);
          statement.setObject(4, time(session.questionsServedAt));
          statement.setArray(5, statement.getConnection().createArrayOf("text", ids));
          return statement.executeUpdate();
        });
  }

  /** Stores what an answer changes of the session, and the question as answered. */
  void saveAnswer(Session session, SessionQuestion asked) {
    run(
        "storing an answer",
        SAVE_ANSWER,
        statement -> {
          statement.setLong(1, session.clockOffsetMillis);
          statement.setInt(2, session.score);
          statement.setInt(3, session.answered);
          statement.setInt(4, session.correct);
          statement.setObject(5, session.id);
          statement.setObject(6, asked.sessionId);
          statement.setString(7, asked.questionId);
          statement.setInt(8, asked.ordinal);
          statement.setObject(9, time(asked.servedAt), Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setObject(10, time(asked.answeredAt));
          statement.setObject(11, asked.answer);
          statement.setObject(12, asked.isCorrect);
          return statement.executeUpdate();
        });
  }

  /** Stores that a session has ended. */
  void saveEnd(Session session) {
    run(
        "storing the end of a session",
        SAVE_END,
        statement -> {
          statement.setObject(1, time(session.endedAt));
          statement.setObject(2, session.id);
          return statement.executeUpdate();
        });
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String doing, String sql, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new StorageException(doing, e);
    }
  }

  private static Session session(UUID id, ResultSet row) throws SQLException {
    Session session = new Session();
    session.id = id;
    session.playerId = row.getString("player_id");
    session.category = row.getString("category");
    session.questionCount = row.getInt("question_count");
    session.clockOffsetMillis = row.getLong("clock_offset_millis");
    session.score = row.getInt("score");
    session.answered = row.getInt("answered");
    session.correct = row.getInt("correct");
    session.startedAt = row.getObject("started_at", OffsetDateTime.class).toInstant();
    session.questionsServedAt = instant(row, "questions_served_at");
    session.endedAt = instant(row, "ended_at");
    return session;
  }

  /** What a verdict needs of it. */
  private static Question question(String id, ResultSet row) throws SQLException {
    Question question = new Question();
    question.id = id;
    question.category = row.getString("category");
    question.difficulty = row.getString("difficulty");
    question.correctIndex = row.getInt("correct_index");
    return question;
  }

  private static @Nullable SessionQuestion asked(Session session, String questionId, ResultSet row)
      throws SQLException {
    if (!row.getBoolean("is_asked")) {
      return null;
    }
    SessionQuestion asked = new SessionQuestion();
    asked.sessionId = session.id;
    asked.questionId = questionId;
    asked.ordinal = row.getInt("ordinal");
    asked.servedAt = instant(row, "served_at");
    asked.isCorrect = (Boolean) row.getObject("is_correct");
    return asked;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
