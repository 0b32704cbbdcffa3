package io.playledger.player;

import io.playledger.platform.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a name may be. Characters that people count are the extended grapheme clusters of Unicode
 * Standard Annex 29; emoji are the sequences of Unicode Technical Standard 51, section 1.4.9. What
 * is assigned is as of the Unicode version of the Java runtime.
 */
final class NameRules {

  static final String FIELD = "name";
  static final int MOST_CHARACTERS = 32;
  static final int MOST_BYTES = 256;

  static final String LENGTH =
      "must have 1 to 32 characters as people count them, at most 256 bytes of UTF-8, and at most"
          + " 64 for any one of them";
  static final String BLANK = "must not be only spaces";
  static final String CONTROL = "must not have control characters";
  static final String SEPARATOR = "must not have line or paragraph separators";
  static final String UNASSIGNED =
      "must have only characters that Unicode has assigned: no private ones, no half pairs";
  static final String DIRECTION = "must not have characters that set the direction of text";
  static final String INVISIBLE =
      "must not have invisible or format characters, such as zero-width ones; a zero-width joiner"
          + " may stand within an emoji";
  static final String MARKS =
      "must not have more than 3 combining marks on one character, nor begin with one";

  /** Units of UTF-16. Longer ones are not looked at: what is worth trimming is shorter. */
  private static final int LONGEST_GIVEN = 1024;

  /** The longest emoji takes 35; without this bound one character might fill the name. */
  private static final int MOST_BYTES_OF_ONE = 64;

  private static final int MOST_MARKS = 3;

  static final Pattern CHARACTER = Pattern.compile("\\X");

  /**
   * Sequences in which something invisible is part of what is seen: pictures joined or in a chosen
   * style, keycaps, and the three flags that are spelled in tags (England, Scotland, Wales).
   */
  private static final Pattern EMOJI =
      Pattern.compile(
          // The flags first: their beginning is a picture by itself.
          "\\x{1F3F4}(?:%2$s|%3$s|%4$s)\\x{E007F}|%1$s(?:\\u200D%1$s)*|[0-9#*][\\uFE0E\\uFE0F]?\\u20E3"
              .formatted(
                  "\\p{IsExtended_Pictographic}(?:\\p{IsEmoji_Modifier}|[\\uFE0E\\uFE0F])?",
                  tags("gbeng"),
                  tags("gbsct"),
                  tags("gbwls")));

  private static final Pattern EDGES = Pattern.compile("^\\p{Zs}+|\\p{Zs}+\\z");

  private NameRules() {}

  /**
   * The name in normalization form C, without spaces at its ends.
   *
   * @throws Refusal if it breaks a rule
   */
  static String checked(String given) {
    if (given.length() > LONGEST_GIVEN) {
      throw refusal(LENGTH);
    }
    String name = EDGES.matcher(Normalizer.normalize(given, Form.NFC)).replaceAll("");
    if (name.isEmpty()) {
      throw refusal(given.isEmpty() ? LENGTH : BLANK);
    }
    name.codePoints().forEach(NameRules::requireAllowed);
    if (lengthInBytes(name) > MOST_BYTES) {
      throw refusal(LENGTH);
    }
    if (EMOJI.matcher(name).replaceAll("").codePoints().anyMatch(NameRules::isInvisible)) {
      throw refusal(INVISIBLE);
    }
    requireFewMarks(name);
    if (CHARACTER.matcher(name).results().count() > MOST_CHARACTERS
        || CHARACTER
            .matcher(name)
            .results()
            .anyMatch(character -> lengthInBytes(character.group()) > MOST_BYTES_OF_ONE)) {
      throw refusal(LENGTH);
    }
    return name;
  }

  static int lengthInBytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void requireAllowed(int character) {
    @Nullable String rule =
        switch (Character.getType(character)) {
          case Character.CONTROL -> CONTROL;
          case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> SEPARATOR;
          case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> UNASSIGNED;
          default -> setsDirection(character) ? DIRECTION : null;
        };
    if (rule != null) {
      throw refusal(rule);
    }
  }

  private static boolean setsDirection(int character) {
    return character == 0x061C
        || character == 0x200E
        || character == 0x200F
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  /** The default ignorable code points, all other format characters, and the blank of Braille. */
  static boolean isInvisible(int character) {
    return Character.getType(character) == Character.FORMAT
        || isVariationSelector(character)
        || character == 0x034F
        || character == 0x115F
        || character == 0x1160
        || character == 0x17B4
        || character == 0x17B5
        || (character >= 0x180B && character <= 0x180F)
        || character == 0x2800
        || character == 0x3164
        || character == 0xFFA0;
  }

  static boolean isVariationSelector(int character) {
    return (character >= 0xFE00 && character <= 0xFE0F)
        || (character >= 0xE0100 && character <= 0xE01EF);
  }

  /** Taken apart, or a letter that comes with its mark could have more of them than others. */
  private static void requireFewMarks(String name) {
    int marks = MOST_MARKS;
    for (int character : Normalizer.normalize(name, Form.NFD).codePoints().toArray()) {
      marks = isMark(character) ? marks + 1 : 0;
      if (marks > MOST_MARKS) {
        throw refusal(MARKS);
      }
    }
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static String tags(String letters) {
    StringBuilder tags = new StringBuilder();
    letters.chars().forEach(letter -> tags.appendCodePoint(0xE0000 + letter));
    return tags.toString();
  }

  private static Refusal refusal(String rule) {
    return Refusal.invalid(FIELD, rule);
  }
}
