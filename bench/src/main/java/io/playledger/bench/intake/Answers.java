package io.playledger.bench.intake;

import io.playledger.bench.CannotMeasureException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** What the service has answered. */
public final class Answers {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int DIGITS = 3;
  private static final long LONGEST_MICROS = 60_000_000;
  private static final double MICROS_PER_MILLI = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Pattern STORED = Pattern.compile("\"stored\":(\\d+)");
  private static final Pattern QUEUED = Pattern.compile("\"queued\":(\\d+)");
  private static final Pattern DUPLICATE = Pattern.compile("\"duplicate\":(\\d+)");

  private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
  private final long begunAt;
  private final double seconds;
  private long requests;
  private long stored;
  private long duplicates;
  private long storedInAll;
  private long queuedInAll;
  private long refused;
  private String firstRefusal = "";

  /**
   * @param begunAt when the first request was due, by the clock of nanoseconds
   * @param measured the time within which an answer counts
   */
  Answers(long begunAt, Duration measured) {
    this.begunAt = begunAt;
    this.seconds = measured.toNanos() / NANOS_PER_SECOND;
  }

  /**
   * @param counts whether it came within the measured time
   */
  void add(int status, String body, boolean counts) {
    if (status != OK && status != ACCEPTED) {
      refused++;
      if (firstRefusal.isEmpty()) {
        firstRefusal = "%d: %s".formatted(status, body);
      }
      return;
    }
    long storedNow = number(STORED, body);
    storedInAll += storedNow;
    queuedInAll += number(QUEUED, body);
    if (counts) {
      requests++;
      stored += storedNow;
      duplicates += number(DUPLICATE, body);
    }
  }

  void took(long nanos) {
    micros.recordValue(Math.min(LONGEST_MICROS, nanos / 1000));
  }

  /** When the first request was due, by the clock of nanoseconds. */
  public long begunAt() {
    return begunAt;
  }

  double requestsPerSecond() {
    return requests / seconds;
  }

  double storedPerSecond() {
    return stored / seconds;
  }

  double duplicatesPerSecond() {
    return duplicates / seconds;
  }

  /** Also of answers before and after the measured time. */
  public long storedInAll() {
    return storedInAll;
  }

  /** Events that are in Kafka, and go on from there; also of answers outside of that time. */
  public long queuedInAll() {
    return queuedInAll;
  }

  /** Other answers than 200 and 202. */
  long refused() {
    return refused;
  }

  String firstRefusal() {
    return firstRefusal;
  }

  Histogram micros() {
    return micros;
  }

  double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }

  /**
   * @throws CannotMeasureException if there is another answer than 200 and 202
   */
  public Answers requireNoRefusal() {
    if (refused > 0) {
      throw new CannotMeasureException(
          "the service refused %d requests, the first with %s".formatted(refused, firstRefusal));
    }
    return this;
  }

  private static long number(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
