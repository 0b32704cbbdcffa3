package io.playledger.player;

import io.playledger.platform.error.Refusal;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that keeps the rules.
 *
 * @param text as it is shown: 1 to 32 characters as people count them, at most 256 bytes of UTF-8
 * @param folded what it is compared by
 */
record PlayerName(String text, String folded) {

  private static final Pattern SUFFIX = Pattern.compile("(?<=.)#[0-9]{4,9}\\z");
  private static final Pattern SPACES_AT_END = Pattern.compile("\\p{Zs}+\\z");

  /**
   * @throws Refusal that names the rule, if it breaks one
   */
  static PlayerName of(String given) {
    return as(NameRules.checked(given));
  }

  /** One that was given before; rules may have changed since. */
  static PlayerName kept(String text) {
    return as(text);
  }

  /**
   * The name with a number behind it, as {@code Ada#2417}: in the place of the number that it may
   * end with, and shortened by whole characters where both together would be too long.
   *
   * @param number of 4 to 9 digits
   */
  PlayerName numbered(int number) {
    return withSuffix("#" + number);
  }

  /** Whether a name is this one with a number behind it. */
  boolean isNumberedIn(String name) {
    Matcher suffix = SUFFIX.matcher(name);
    return suffix.find() && withSuffix(suffix.group()).text().equals(name);
  }

  private PlayerName withSuffix(String suffix) {
    int characters = NameRules.MOST_CHARACTERS - suffix.length();
    int bytes = NameRules.MOST_BYTES - suffix.length();
    StringBuilder shortened = new StringBuilder();
    String whole = SUFFIX.matcher(text).replaceFirst("");
    for (MatchResult character : NameRules.CHARACTER.matcher(whole).results().toList()) {
      bytes -= NameRules.lengthInBytes(character.group());
      characters--;
      if (bytes < 0 || characters < 0) {
        break;
      }
      shortened.append(character.group());
    }
    return as(SPACES_AT_END.matcher(shortened).replaceFirst("") + suffix);
  }

  private static PlayerName as(String text) {
    return new PlayerName(text, NameFold.of(text));
  }
}
