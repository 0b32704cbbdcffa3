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
import java.util.stream.Collectors;
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
  private final PreparedStatement count;
  private final PreparedStatement lock;
  private final PreparedStatement lockAndRead;
  private final PreparedStatement draw;
  private final PreparedStatement saveServed;
  private final PreparedStatement saveAnswer;
  private final PreparedStatement saveEnd;
  private final PreparedStatement append;

  JdbcPlayer(Connection connection, Random random) throws SQLException {
    connection.setAutoCommit(false);
    this.connection = connection;
    this.random = random;
    this.insertSession = connection.prepareStatement(GameSql.INSERT_SESSION);
    this.count = connection.prepareStatement(GameSql.COUNT);
    this.lock = connection.prepareStatement(GameSql.LOCK);
    this.lockAndRead = connection.prepareStatement(GameSql.LOCK_AND_READ);
    this.draw = connection.prepareStatement(GameSql.DRAW);
    this.saveServed = connection.prepareStatement(GameSql.SAVE_SERVED);
    this.saveAnswer = connection.prepareStatement(GameSql.SAVE_ANSWER);
    this.saveEnd = connection.prepareStatement(GameSql.SAVE_END);
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
    count.setNull(1, Types.VARCHAR);
    count.setNull(2, Types.VARCHAR);
    readOne(count);
    append(game, game.startedAt, "game_started", "{\"questionCount\":10}");
    connection.commit();
  }

  private List<Drawn> serve(Game game) throws SQLException {
    lock(game);
    draw.setNull(1, Types.VARCHAR);
    draw.setNull(2, Types.VARCHAR);
    draw.setInt(3, QUESTIONS);
    List<Drawn> drawn = new ArrayList<>();
    try (ResultSet row = draw.executeQuery()) {
      while (row.next()) {
        drawn.add(new Drawn(row.getString("id"), row.getInt("correct_index")));
        row.getString("question_text");
        row.getArray("options").getArray();
      }
    }
    OffsetDateTime now = now();
    game.servedAt = now;
    saveServed.setObject(1, now);
    saveServed.setObject(2, game.id);
    saveServed.setObject(3, game.id);
    saveServed.setObject(4, now);
    Object[] ids = drawn.stream().map(Drawn::id).toArray();
    saveServed.setArray(5, connection.createArrayOf("text", ids));
    saveServed.executeUpdate();
    append(game, now, "questions_served", served(drawn));
    connection.commit();
    return drawn;
  }

  private void answer(Game game, Drawn question, int ordinal) throws SQLException {
    lockAndRead.setObject(1, game.id);
    lockAndRead.setObject(2, game.id);
    lockAndRead.setString(3, question.id);
    lockAndRead.execute();
    try (ResultSet session = lockAndRead.getResultSet()) {
      session.next();
    }
    lockAndRead.getMoreResults();
    try (ResultSet asked = lockAndRead.getResultSet()) {
      asked.next();
    }
    int answer = random.nextInt(OPTIONS);
    boolean correct = answer == question.correctIndex;
    game.answered++;
    game.correct += correct ? 1 : 0;
    OffsetDateTime now = now();
    saveAnswer.setLong(1, 0);
    saveAnswer.setInt(2, game.correct * POINTS);
    saveAnswer.setInt(3, game.answered);
    saveAnswer.setInt(4, game.correct);
    saveAnswer.setObject(5, game.id);
    saveAnswer.setObject(6, game.id);
    saveAnswer.setString(7, question.id);
    saveAnswer.setInt(8, ordinal);
    saveAnswer.setObject(9, game.servedAt);
    saveAnswer.setObject(10, now);
    saveAnswer.setLong(11, answer);
    saveAnswer.setBoolean(12, correct);
    saveAnswer.executeUpdate();
    append(game, now, "question_answered", answered(game, question, answer, correct));
    connection.commit();
  }

  private void end(Game game) throws SQLException {
    lock(game);
    OffsetDateTime now = now();
    saveEnd.setObject(1, now);
    saveEnd.setObject(2, game.id);
    saveEnd.executeUpdate();
    append(
        game,
        now,
        "game_ended",
        "{\"answered\":%d,\"correct\":%d,\"finalScore\":%d}"
            .formatted(game.answered, game.correct, game.correct * POINTS));
    connection.commit();
  }

  private void lock(Game game) throws SQLException {
    lock.setObject(1, game.id);
    readOne(lock);
  }

  private void append(Game game, OffsetDateTime at, String type, String data) throws SQLException {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    setTexts(1, id(at).toString());
    setTexts(2, at.toString());
    setTexts(3, type);
    setTexts(4, "playledger");
    setTexts(5, "trivia");
    setTexts(6, null);
    setTexts(7, game.id.toString());
    append.setArray(8, connection.createArrayOf("bytea", new byte[][] {hash}));
    setTexts(9, data);
    setTexts(10, null);
    readOne(append);
  }

  private void setTexts(int index, @Nullable String text) throws SQLException {
    append.setArray(index, connection.createArrayOf("text", new String[] {text}));
  }

  private static void readOne(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("no row from " + statement);
      }
    }
  }

  private static String served(List<Drawn> drawn) {
    return drawn.stream()
        .map(question -> "\"" + question.id + "\"")
        .collect(Collectors.joining(",", "{\"questionIds\":[", "]}"));
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
    int answered;
    int correct;
  }
}
