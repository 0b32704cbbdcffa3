package io.playledger.platform.key;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Takes keys out of what is kept as it came: clients of some protocols send theirs in the body. */
public final class HiddenKeys {

  private static final String INSTEAD = "hidden";

  /** How JSON may spell any character of a key. Broader than need be: better one text too many. */
  private static final String ESCAPED = "\\\\u00[2-7][0-9A-Fa-f]";

  /** The form that {@link KeyText#parse} reads, each character as it is or escaped. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:p|\\\\u0070)(?:l|\\\\u006[cC])(?:k|\\\\u006[bB])(?:_|\\\\u005[fF])"
              + "(?:[a-z2-7]|%1$s){12}(?:_|\\\\u005[fF])(?:[A-Za-z0-9_-]|%1$s){43}"
                  .formatted(ESCAPED));

  private HiddenKeys() {}

  /** The same bytes with every text that has the form of a key replaced; no copy where none has. */
  public static byte[] in(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains(KeyText.PREFIX) || text.contains("\\u00")
        ? FORM.matcher(text).replaceAll(INSTEAD).getBytes(StandardCharsets.ISO_8859_1)
        : bytes;
  }
}
