package io.playledger.bench.game;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ceiling: what the service has the database do for a game, on one connection and with
 * statements prepared once. Transactions begin and end where the service's do; no HTTP, no rules.
 */
final class JdbcPlayer implements GamePlayer {
  private static final int QUESTIONS = 10;
  private static final int OPTIONS = 4;
  private static final int POINTS = 10;

  private final Connection connection;
  private final Random random;
  private final PreparedStatement insertSession;
  private final PreparedStatement findSession;
  private final PreparedStatement lockSession;
  private final PreparedStatement countQuestions;
  private final PreparedStatement drawQuestions;
  private final PreparedStatement findQuestion;
  private final PreparedStatement findAsked;
  private final PreparedStatement insertAsked;
  private final PreparedStatement updateSession;
  private final PreparedStatement updateAsked;
  private final PreparedStatement append;

  JdbcPlayer(Connection connection, Random random) throws SQLException {
    connection.setAutoCommit(false);
    this.connection = connection;
    this.random = random;
    this.insertSession = connection.prepareStatement(GameSql.INSERT_SESSION);
    this.findSession = connection.prepareStatement(GameSql.FIND_SESSION);
    this.lockSession = connection.prepareStatement(GameSql.LOCK_SESSION);
    this.countQuestions = connection.prepareStatement(GameSql.COUNT_QUESTIONS);
    this.drawQuestions = connection.prepareStatement(GameSql.DRAW_QUESTIONS);
    this.findQuestion = connection.prepareStatement(GameSql.FIND_QUESTION);
    this.findAsked = connection.prepareStatement(GameSql.FIND_ASKED);
    this.insertAsked = connection.prepareStatement(GameSql.INSERT_ASKED);
    this.updateSession = connection.prepareStatement(GameSql.UPDATE_SESSION);
    this.updateAsked = connection.prepareStatement(GameSql.UPDATE_ASKED);
    this.append = connection.prepareStatement(GameSql.APPEND);
  }

  @Override
  public void play(AnswerTimes times) throws SQLException {
    Game game = new Game();
    start(game);
    List<Drawn> questions = serve(game);
    for (int ordinal = 0; ordinal < questions.size(); ordinal++) {
      long begin = System.nanoTime();
      answer(game, questions.get(ordinal), ordinal);
      times.answered(System.nanoTime() - begin);
    }
    end(game);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void start(Game game) throws SQLException {
    insertSession.setObject(1, game.id);
    insertSession.setNull(2, Types.VARCHAR);
    insertSession.setNull(3, Types.VARCHAR);
    insertSession.setNull(4, Types.VARCHAR);
    insertSession.setInt(5, QUESTIONS);
    insertSession.setLong(6, 0);
    insertSession.setObject(7, game.startedAt);
    insertSession.executeUpdate();
    findSession.setObject(1, game.id);
    readOne(findSession);
    readOne(countQuestions);
    append(game, game.startedAt, "game_started", "{\"questionCount\":10}");
    connection.commit();
  }

  private List<Drawn> serve(Game game) throws SQLException {
    lock(game);
    drawQuestions.setInt(1, QUESTIONS);
    List<Drawn> drawn = new ArrayList<>();
    try (ResultSet row = drawQuestions.executeQuery()) {
      while (row.next()) {
        drawn.add(new Drawn(row.getString("id"), row.getInt("correct_index")));
        row.getString("question_text");
        row.getArray("options").getArray();
      }
    }
    OffsetDateTime now = now();
    game.servedAt = now;
    List<String> ids = drawn.stream().map(question -> "\"" + question.id + "\"").toList();
    append(game, now, "questions_served", "{\"questionIds\":[" + String.join(",", ids) + "]}");
    for (int ordinal = 0; ordinal < drawn.size(); ordinal++) {
      insertAsked.setNull(1, Types.BIGINT);
      insertAsked.setNull(2, Types.TIMESTAMP_WITH_TIMEZONE);
      insertAsked.setNull(3, Types.BOOLEAN);
      insertAsked.setInt(4, ordinal);
      insertAsked.setObject(5, now);
      insertAsked.setObject(6, game.id);
      insertAsked.setString(7, drawn.get(ordinal).id);
      insertAsked.addBatch();
    }
    insertAsked.executeBatch();
    update(game);
    connection.commit();
    return drawn;
  }

  private void answer(Game game, Drawn question, int ordinal) throws SQLException {
    lock(game);
    findQuestion.setString(1, question.id);
    readOne(findQuestion);
    findAsked.setObject(1, game.id);
    findAsked.setString(2, question.id);
    readOne(findAsked);
    int answer = random.nextInt(OPTIONS);
    boolean correct = answer == question.correctIndex;
    game.answered++;
    game.correct += correct ? 1 : 0;
    OffsetDateTime now = now();
    append(game, now, "question_answered", answered(game, question, answer, correct));
    update(game);
    updateAsked.setLong(1, answer);
    updateAsked.setObject(2, now);
    updateAsked.setBoolean(3, correct);
    updateAsked.setInt(4, ordinal);
    updateAsked.setObject(5, game.servedAt);
    updateAsked.setObject(6, game.id);
    updateAsked.setString(7, question.id);
    updateAsked.executeUpdate();
    connection.commit();
  }

  private void end(Game game) throws SQLException {
    lock(game);
    OffsetDateTime now = now();
    game.endedAt = now;
    append(
        game,
        now,
        "game_ended",
        "{\"answered\":%d,\"correct\":%d,\"score\":%d}"
            .formatted(game.answered, game.correct, game.correct * POINTS));
    update(game);
    connection.commit();
  }

  private void lock(Game game) throws SQLException {
    lockSession.setObject(1, game.id);
    readOne(lockSession);
  }

  private void update(Game game) throws SQLException {
    updateSession.setInt(1, game.answered);
    updateSession.setNull(2, Types.VARCHAR);
    updateSession.setNull(3, Types.VARCHAR);
    updateSession.setLong(4, 0);
    updateSession.setInt(5, game.correct);
    setTime(updateSession, 6, game.endedAt);
    updateSession.setNull(7, Types.VARCHAR);
    updateSession.setInt(8, QUESTIONS);
    setTime(updateSession, 9, game.servedAt);
    updateSession.setInt(10, game.correct * POINTS);
    updateSession.setObject(11, game.startedAt);
    updateSession.setObject(12, game.id);
    updateSession.executeUpdate();
  }

  private void append(Game game, OffsetDateTime at, String type, String data) throws SQLException {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    append.setArray(1, connection.createArrayOf("uuid", new Object[] {id(at)}));
    append.setArray(2, connection.createArrayOf("timestamptz", new Object[] {at.toString()}));
    setTexts(3, type);
    setTexts(4, "playledger");
    setTexts(5, "trivia");
    setTexts(6, null);
    setTexts(7, game.id.toString());
    append.setArray(8, connection.createArrayOf("bytea", new byte[][] {hash}));
    append.setArray(9, connection.createArrayOf("jsonb", new Object[] {data}));
    readOne(append);
  }

  private void setTexts(int index, @Nullable String text) throws SQLException {
    append.setArray(index, connection.createArrayOf("text", new Object[] {text}));
  }

  private static void setTime(PreparedStatement statement, int index, @Nullable OffsetDateTime at)
      throws SQLException {
    if (at == null) {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(index, at);
    }
  }

  private static void readOne(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("no row from " + statement);
      }
    }
  }

  private static String answered(Game game, Drawn question, int answer, boolean correct) {
    return "{\"answer\":"
        + answer
        + ",\"answerMillis\":69,\"category\":\"technology\",\"correct\":"
        + correct
        + ",\"difficulty\":\"medium\",\"points\":"
        + (correct ? POINTS : 0)
        + ",\"questionId\":\""
        + question.id
        + "\",\"score\":"
        + game.correct * POINTS
        + "}";
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  /** Ordered by time, as the service's are: random ones would scatter over the indexes. */
  private UUID id(OffsetDateTime at) {
    return new UUID(
        at.toInstant().toEpochMilli() << 16 | 0x7000L | random.nextInt(1 << 12),
        0x8000_0000_0000_0000L | random.nextLong() >>> 2);
  }

  private record Drawn(String id, int correctIndex) {}

  private final class Game {
    final OffsetDateTime startedAt = now();
    final UUID id = id(startedAt);
    @Nullable OffsetDateTime servedAt;
    @Nullable OffsetDateTime endedAt;
    int answered;
    int correct;
  }
}
