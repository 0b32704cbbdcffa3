package io.playledger.bench.intake;

import io.playledger.bench.intake.Template.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Results of matches ({@code game_over}) by number. Not for several threads. */
public final class GameResults implements EventForm {

  /** Digits of a player's number. */
  private static final int DIGITS = 10;

  /** About as fast as they are sent, so that their times stay near to now. */
  private static final int PER_MILLI = 20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Template json =
      new Template(
          "{\"id\":\"<id____________>\",\"type\":\"game_over\","
              + "\"occurredAt\":\"<time__________________>\",\"data\":"
              + "{\"loserId\":\"player-<lose____>\",\"winnerId\":\"player-<win_____>\"}}");
  private final Slot id = json.slot("id");
  private final Slot time = json.slot("time");
  private final Slot winner = json.slot("win");
  private final Slot loser = json.slot("lose");
  private final Players players;
  private final long begin;

  /**
   * @param begin time of the event 0
   */
  public GameResults(Instant begin, Players players) {
    this.begin = begin.toEpochMilli();
    this.players = players;
  }

  /** Who plays. Of each event two different players, by number. */
  public interface Players {
    long winner(long event);

    long loser(long event);
  }

  /** The id of a player. */
  public static String player(long number) {
    return "player-" + String.format(Locale.ROOT, "%0" + DIGITS + "d", number);
  }

  @Override
  public int jsonLength() {
    return json.length();
  }

  @Override
  public void json(long number, byte[] into, int at) {
    json.copy(into, at);
    id.decimal(into, at, number);
    Instant when = Instant.ofEpochMilli(begin + number / PER_MILLI);
    time.word(into, at, TIME.format(when).getBytes(StandardCharsets.US_ASCII));
    winner.decimal(into, at, players.winner(number));
    loser.decimal(into, at, players.loser(number));
  }
}
