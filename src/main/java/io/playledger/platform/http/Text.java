package io.playledger.platform.http;

import java.nio.charset.StandardCharsets;

/** Which strings can be kept as they are. */
final class Text {

  static final String RULE = "must be Unicode text without NUL";

  private Text() {}

  /** PostgreSQL takes no NUL, and half a surrogate pair would silently become a question mark. */
  static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
