package io.playledger.bot.plan;

import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many games a day may have.
 *
 * @param min fewest games, 1 to max
 * @param max most games, inclusive, at most {@value #LIMIT}
 */
public record GamesPerDay(int min, int max) {
  /** A day's plan is held in memory; this many games take about 20 MB. */
  static final int LIMIT = 100_000;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  public GamesPerDay {
    if (min < 1 || min > max || max > LIMIT) {
      throw new IllegalArgumentException(
          "games per day must satisfy 1 <= MIN <= MAX <= %d, was %d-%d".formatted(LIMIT, min, max));
    }
  }

  /**
   * Reads {@code 400-600}, or {@code 500} for exactly that many.
   *
   * @throws IllegalArgumentException if the text has another form or the bounds are wrong
   */
  public static GamesPerDay parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected MIN-MAX such as 400-600, was '" + text + "'");
    }
    int min = Integer.parseInt(matcher.group(1));
    return new GamesPerDay(
        min, matcher.group(2) == null ? min : Integer.parseInt(matcher.group(2)));
  }

  int draw(RandomGenerator random) {
    return random.nextInt(min, max + 1);
  }
}
