package io.playledger.bench.intake;

import io.playledger.bench.CannotMeasureException;
import io.playledger.bench.intake.Template.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events by number: a number is the same event each time. As JSON for the service, or as the row
 * that the service makes of it, for COPY. Not for several threads.
 */
public final class NumberedEvents implements EventForm {
  public static final String PRODUCT = "bench";

  /** About as fast as they are sent, so that their times stay near to now. */
  private static final int PER_MILLI = 20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final List<byte[]> ACTIONS = words("attack", "pickup", "reload", "crouch");
  private static final List<byte[]> PLATFORMS = words("win", "mac", "ios", "web");

  /** Keys in order, as the service keeps them. */
  private static final String DATA =
      "{\"action\":\"<act_>\",\"levelId\":\"level-<l>\",\"mapId\":\"map-<m>\",\"platform\":\"<o>\","
          + "\"x\":1<xx>.<xf>5,\"y\":1<yy>.<yf>5}";

  private static final String JSON =
      "{\"id\":\"<id____________>\",\"type\":\"player_action\",\"occurredAt\":\"<time__________________>\","
          + "\"playerId\":\"player-<pl_>\",\"sessionId\":\"session-<session_>\",\"data\":"
          + DATA
          + "}";

  /** For where no key says whose they are. */
  private static final String JSON_WITH_PRODUCT =
      "{\"product\":\"" + PRODUCT + "\"," + JSON.substring(1);

  private static final String PLAYER = "player-";
  private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");

  private static final String ROW =
      "<ta____>-<tb>-8<r>-8<s>-<u_________>\t<time__________________>\tplayer_action\tbench\t"
          + PRODUCT
          + "\tplayer-<pl_>\tsession-<session_>\t"
          + "\\\\x<ha____________><hb____________><hc____________><hd____________>\t"
          + DATA
          + "\t\\N\n";

  private final Template json;
  private final Template row = new Template(ROW);
  private final Facts jsonFacts;
  private final Facts rowFacts = new Facts(row);
  private final Slot jsonId;
  private final Slot jsonPlayer;
  private final RowKey rowKey = new RowKey(row);
  private final long begin;

  private long millisOfTime = Long.MIN_VALUE;
  private byte[] time = {};

  /**
   * Events that do not name their product.
   *
   * @param begin time of the event 0
   */
  NumberedEvents(Instant begin) {
    this(JSON, begin);
  }

  private NumberedEvents(String form, Instant begin) {
    this.json = new Template(form);
    this.jsonFacts = new Facts(json);
    this.jsonId = json.slot("id");
    this.jsonPlayer = json.slot("pl");
    this.begin = begin.toEpochMilli();
  }

  /** Events that name their product. */
  public static NumberedEvents withProduct(Instant begin) {
    return new NumberedEvents(JSON_WITH_PRODUCT, begin);
  }

  /** The number of an event that was written as JSON, with its product or without. */
  public static long numberOf(byte[] event) {
    Matcher id = ID.matcher(new String(event, StandardCharsets.US_ASCII));
    if (!id.find()) {
      throw new CannotMeasureException("there is an event of somebody else");
    }
    return Long.parseLong(id.group(1));
  }

  /** An event as JSON of its own. */
  public byte[] json(long number) {
    byte[] bytes = new byte[json.length()];
    json(number, bytes, 0);
    return bytes;
  }

  /** Who did it. */
  public byte[] player(byte[] event) {
    int end = jsonPlayer.at() + jsonPlayer.width();
    return Arrays.copyOfRange(event, jsonPlayer.at() - PLAYER.length(), end);
  }

  @Override
  public int jsonLength() {
    return json.length();
  }

  @Override
  public void json(long number, byte[] into, int at) {
    json.copy(into, at);
    jsonId.decimal(into, at, number);
    jsonFacts.fill(number, into, at, time(number));
  }

  int rowLength() {
    return row.length();
  }

  void row(long number, byte[] into, int at) {
    row.copy(into, at);
    rowKey.fill(millis(number), number, into, at);
    rowFacts.fill(number, into, at, time(number));
  }

  private long millis(long number) {
    return begin + number / PER_MILLI;
  }

  private byte[] time(long number) {
    long millis = millis(number);
    if (millis != millisOfTime) {
      millisOfTime = millis;
      time = TIME.format(Instant.ofEpochMilli(millis)).getBytes(StandardCharsets.US_ASCII);
    }
    return time;
  }

  private static List<byte[]> words(String... words) {
    return List.of(words).stream().map(word -> word.getBytes(StandardCharsets.US_ASCII)).toList();
  }

  /** Bits without a pattern, always the same of a number (SplitMix64). */
  private static long scattered(long number) {
    long bits = number * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return bits ^ bits >>> 31;
  }

  /** What happened; the same in both forms. */
  private static final class Facts {
    private final Slot time;
    private final Slot player;
    private final Slot session;
    private final Slot action;
    private final Slot level;
    private final Slot map;
    private final Slot platform;
    private final List<Slot> digits;

    Facts(Template template) {
      time = template.slot("time");
      player = template.slot("pl");
      session = template.slot("session");
      action = template.slot("act");
      level = template.slot("l");
      map = template.slot("m");
      platform = template.slot("o");
      digits = List.of("xx", "xf", "yy", "yf").stream().map(template::slot).toList();
    }

    void fill(long number, byte[] into, int at, byte[] when) {
      long bits = scattered(number) >>> 1;
      time.word(into, at, when);
      player.decimal(into, at, bits % 10_007);
      session.decimal(into, at, bits % 1_000_003);
      action.word(into, at, ACTIONS.get((int) (bits & 3)));
      platform.word(into, at, PLATFORMS.get((int) (bits >>> 2 & 3)));
      level.decimal(into, at, bits >>> 4 & 63);
      map.decimal(into, at, bits >>> 10 & 31);
      for (Slot digit : digits) {
        bits = bits >>> 7 ^ bits << 3 & Long.MAX_VALUE;
        digit.decimal(into, at, bits & Long.MAX_VALUE);
      }
    }
  }

  /** Key and hash, as large and as scattered as the service's. */
  private static final class RowKey {
    private final Slot timeHigh;
    private final Slot timeLow;
    private final List<Slot> random;
    private final List<Slot> hash;

    RowKey(Template template) {
      timeHigh = template.slot("ta");
      timeLow = template.slot("tb");
      random = List.of("r", "s", "u").stream().map(template::slot).toList();
      hash = List.of("ha", "hb", "hc", "hd").stream().map(template::slot).toList();
    }

    void fill(long millis, long number, byte[] into, int at) {
      timeHigh.hex(into, at, millis >>> 16);
      timeLow.hex(into, at, millis);
      long bits = scattered(~number);
      for (Slot slot : random) {
        slot.hex(into, at, bits);
        bits = scattered(bits);
      }
      for (Slot slot : hash) {
        slot.hex(into, at, bits);
        bits = scattered(bits);
      }
    }
  }
}
