package io.playledger.platform.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which strings can be kept as they are. */
public final class Text {

  public static final String RULE = "must be Unicode text without NUL";

  private static final String ZERO_WIDTH_JOINER = "\u200D";

  private Text() {}

  /** PostgreSQL takes no NUL, and half a surrogate pair would silently become a question mark. */
  public static boolean isStorable(String text) {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit == 0) {
        return false;
      }
      if (Character.isSurrogate(unit)) {
        boolean isPair =
            Character.isHighSurrogate(unit)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
        if (!isPair) {
          return false;
        }
        index++;
      }
    }
    return true;
  }

  /**
   * Whether it can be shown in one line and hides nothing: no space at either end, and nothing that
   * controls text, sets its direction, is invisible, private or not assigned. A zero-width joiner
   * may stand within, since emoji need it.
   */
  public static boolean isLine(String text) {
    return text.equals(text.strip())
        && text.codePoints().allMatch(Text::isShown)
        && !text.startsWith(ZERO_WIDTH_JOINER)
        && !text.endsWith(ZERO_WIDTH_JOINER);
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          false;
      case Character.FORMAT -> character == ZERO_WIDTH_JOINER.codePointAt(0);
      default -> true;
    };
  }

  /** Whether the bytes are text in UTF-8 and nothing else. */
  public static boolean isUtf8(byte[] bytes) {
    return utf8(bytes) != null;
  }

  /** The text that the bytes are in UTF-8; null if they are none. */
  public static @Nullable CharBuffer utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
