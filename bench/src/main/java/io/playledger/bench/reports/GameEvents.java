package io.playledger.bench.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;

/**
 * The events of many trivia games in the order they happen, as lines for {@code COPY ledger.event
 * (id, occurred_at, generation, type, source, product, player_id, session_id, content_hash, data)}.
 * The same seed makes the same games.
 */
final class GameEvents {

  private static final int QUESTIONS = 200;
  private static final int PER_GAME = 10;
  private static final double ENDED = 0.85;
  private static final double ANSWERED_TO_THE_END = 0.8;
  private static final int GAMES_PER_PLAYER = 20;
  private static final int POINTS = 10;

  /** A game has 11.85 events on average. */
  private static final double EVENTS_PER_GAME = 11.85;

  private final Random random;
  private Instant begin;
  private double millisBetweenGames;
  private final int players;
  private final PriorityQueue<Line> waiting =
      new PriorityQueue<>(Comparator.comparing(Line::time).thenComparing(Line::number));
  private long games;
  private long firstGame;
  private long lines;

  /**
   * @param begin when the first game begins
   * @param span games begin evenly over that long
   * @param events about so many in that time; the stream itself has no end
   */
  GameEvents(long seed, Instant begin, Duration span, long events) {
    this.random = new Random(seed);
    this.begin = begin;
    double count = Math.max(1, events / EVENTS_PER_GAME);
    this.millisBetweenGames = span.toMillis() / count;
    this.players = (int) Math.max(1, count / GAMES_PER_PLAYER);
  }

  /** From the next game on, about so many events come in that time; players stay as many. */
  void pace(Duration span, long events) {
    begin = startOfNextGame();
    firstGame = games;
    millisBetweenGames = span.toMillis() / Math.max(1, events / EVENTS_PER_GAME);
  }

  /** The next event as a line, with its line break. */
  String next() {
    while (waiting.isEmpty() || !waiting.peek().time().isBefore(startOfNextGame())) {
      addGame();
    }
    return waiting.remove().text();
  }

  /** A player who has as many games as others. */
  static String anyPlayer() {
    return "player-1";
  }

  private Instant startOfNextGame() {
    return begin.plusMillis((long) ((games - firstGame) * millisBetweenGames));
  }

  private void addGame() {
    Instant start = startOfNextGame();
    games++;
    UUID game = id(start);
    String player = "player-" + random.nextInt(players);
    double skill = 0.2 + 0.6 * random.nextDouble();
    int first = random.nextInt(QUESTIONS);
    int answers =
        random.nextDouble() < ANSWERED_TO_THE_END ? PER_GAME : random.nextInt(PER_GAME + 1);
    add(start, "game_started", game, player, "{\"questionCount\":%d}".formatted(PER_GAME));
    add(start.plusMillis(500), "questions_served", game, player, served(first));
    Instant now = start.plusSeconds(1);
    int correct = 0;
    for (int ordinal = 0; ordinal < answers; ordinal++) {
      int millis = 1_000 + (int) (20_000 * random.nextDouble() * random.nextDouble());
      now = now.plusMillis(millis);
      boolean right = random.nextDouble() < skill;
      correct += right ? 1 : 0;
      add(now, "question_answered", game, player, answer(first, ordinal, right, correct, millis));
    }
    if (random.nextDouble() < ENDED) {
      add(
          now.plusMillis(700),
          "game_ended",
          game,
          player,
          "{\"answered\":%d,\"correct\":%d,\"finalScore\":%d}"
              .formatted(answers, correct, correct * POINTS));
    }
  }

  private static String served(int first) {
    StringBuilder ids = new StringBuilder("{\"questionIds\":[");
    for (int ordinal = 0; ordinal < PER_GAME; ordinal++) {
      ids.append(ordinal == 0 ? "\"" : ",\"").append(question(first, ordinal)).append('"');
    }
    return ids.append("]}").toString();
  }

  private static String answer(int first, int ordinal, boolean right, int correct, int millis) {
    return ("{\"answer\":%d,\"answerMillis\":%d,\"category\":\"history\",\"correct\":%s,"
            + "\"difficulty\":\"easy\",\"points\":%d,\"questionId\":\"%s\",\"score\":%d}")
        .formatted(
            ordinal % 4,
            millis,
            right,
            right ? POINTS : 0,
            question(first, ordinal),
            correct * POINTS);
  }

  private static String question(int first, int ordinal) {
    return "question-%03d".formatted((first + 13 * ordinal) % QUESTIONS);
  }

  private void add(Instant time, String type, UUID game, String player, String data) {
    waiting.add(
        new Line(
            time,
            lines++,
            "%s\t%s\t1\t%s\tplayledger\ttrivia\t%s\t%s\t\\\\x%016x%016x%016x%016x\t%s\n"
                .formatted(
                    id(time),
                    time,
                    type,
                    player,
                    game,
                    random.nextLong(),
                    random.nextLong(),
                    random.nextLong(),
                    random.nextLong(),
                    data)));
  }

  /** UUID version 7, see RFC 9562. */
  private UUID id(Instant time) {
    return new UUID(
        time.toEpochMilli() << 16 | 0x7000L | random.nextInt(1 << 12),
        0x8000_0000_0000_0000L | random.nextLong() >>> 2);
  }

  private record Line(Instant time, long number, String text) {}
}
