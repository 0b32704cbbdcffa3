package io.playledger.intake.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import java.util.regex.MatchResult;

/**
 * A regular expression that takes time in proportion to the text, whatever it is: one that tries
 * alternatives, as Java's do, could keep an event loop busy for years.
 */
final class LinearPattern implements RegularExpression {

  private static final int LONGEST = 1_000;
  private static final long LARGEST = 20_000;

  /** Instructions on characters that take as long as a step of the validator. */
  private static final long PER_STEP = 4;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("(\\)?)\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

  private final Pattern pattern;
  private final long size;

  /**
   * @throws IllegalArgumentException if it is none, or too large; the message says so
   */
  LinearPattern(String text) {
    if (text.length() > LONGEST || sizeUnrolled(text) > LARGEST) {
      throw new IllegalArgumentException("is a pattern that is too large");
    }
    try {
      pattern = Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "is not a pattern in the syntax of RE2: " + e.getDescription(), e);
    }
    size = pattern.programSize();
  }

  @Override
  public boolean matches(String text) {
    Work.spend(text.length() * size / PER_STEP);
    return pattern.matcher(text).find();
  }

  /**
   * At least the size with all repetitions written out, which is what will be made of it. Those of
   * groups are taken to lie in each other.
   */
  private static long sizeUnrolled(String text) {
    double size = text.length();
    double factor = 1;
    for (MatchResult count : COUNT.matcher(text).results().toList()) {
      String most = count.group(3);
      double times =
          Math.max(1, Double.parseDouble(most == null || most.isEmpty() ? count.group(2) : most));
      if (count.group(1).isEmpty()) {
        size += times;
      } else {
        factor *= times;
      }
    }
    return (long) (size * factor);
  }
}
